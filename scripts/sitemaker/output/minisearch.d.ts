// What search.js finds beside it: hooks.py puts it there from npm.
declare module "*/minisearch.js" {
  export { default } from "minisearch";
}
