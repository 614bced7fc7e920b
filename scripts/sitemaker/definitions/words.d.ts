// What form.js finds beside it: the words that scripts write into a scan; see words.py.
declare module "*/words.js" {
  const words: Record<string, Record<string, string>>;
  export default words;
}

// The scripts of the kinds whose form has one; see kinds.py.
declare module "*/kinds/index.js" {
  const kinds: Record<string, any>;
  export default kinds;
}
