// What form.js finds beside it: the words that scripts write into a scan; see words.py.
declare module "*/words.js" {
  const words: Record<string, Record<string, string>>;
  export default words;
}
