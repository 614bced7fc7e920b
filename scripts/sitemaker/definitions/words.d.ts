// The texts of `assessment.yml` that scripts write, each with what it fills in between braces. TypeScript holds the
// scripts to this list, and definitions/uses.py holds `assessment.yml` to it; see client_texts.py for how they get there.
type Word<Name extends string = never> = [Name] extends [never] ? string : Template<Name>;

/** A text that is no text yet: `fill` (docs/assets/js/site/fill.js) puts values between its braces. */
interface Template<Name extends string> {
  readonly filled: Name;
}

interface ScanTexts {
  form: {
    answered: Word<"answered" | "items">; "restart-question": Word; "press-again": Word;
    again: Word; adopt: Word; "adopt-question": Word; own: Word; "fill-in": Word;
  };
  errors: { title: Word; prefix: Word; one: Word; more: Word<"count">; item: Word<"number"> };
  states: { idle: Word; loading: Word; ready: Word; silent: Word; failed: Word; calculating: Word; waiting: Word; shown: Word; "shown-shared": Word };
  failure: { missing: Word; blocked: Word; silent: Word; broken: Word };
  shared: { title: Word; notice: Word };
  take: { copied: Word; "not-copied": Word; qr: Word; saved: Word };
  intake: {
    subject: Word<"title">; short: Word; mailed: Word<"address">; "mailed-short": Word<"address">; "mailed-alone": Word;
  };
  preset: { for: Word<"label">; mail: Word<"address"> };
  keep: { saved: Word<"date">; wiped: Word; "wiped-elsewhere": Word; refused: Word; renewed: Word; "resume-intro": Word<"date"> };
  reopen: { empty: Word; elsewhere: Word; "too-big": Word };
}

interface ComparisonTexts {
  page: {
    nobody: Word; "people-one": Word; "people-more": Word<"count">; first: Word<"count">;
    number: Word<"number">; "remove-question": Word; "replace-question": Word; "consent-again": Word; copied: Word; "not-copied": Word;
  };
  states: {
    loading: Word; ready: Word; silent: Word; failed: Word; reading: Word; calculating: Word; waiting: Word;
    "added-one": Word; "added-more": Word<"count">; "refused-one": Word; "refused-more": Word<"count">;
    removed: Word; wiped: Word; "wiped-elsewhere": Word; shown: Word;
  };
  errors: {
    title: Word; prefix: Word; empty: Word; nobody: Word; two: Word; "too-much": Word<"most">;
    "too-big": Word<"name">; unreadable: Word<"name">;
  };
  refused: { line: Word<"line">; file: Word<"name" | "line">; rest: Word<"count"> };
  failure: { missing: Word; blocked: Word; silent: Word; broken: Word };
}

/** Of docs/words.yml: what scripts of other pages write. */
interface PageTexts {
  search: { more: Word<"count"> };
  advisers: { "found-more": Word<"count"> };
  copy: {
    rich: Word; markdown: Word; text: Word; of: Word<"name">; qr: Word<"address">; copied: Word; "not-copied": Word;
  };
}

// What proposal.js and saved_answers.js find beside them.
declare module "*/copy_words.js" {
  const words: PageTexts["copy"];
  export default words;
}
// How much the scripts take, as Python says; see client_texts.py.
declare module "*/limits.js" {
  const limits: Record<"list" | "file" | "name", number>;
  export default limits;
}
declare module "*/months.js" {
  const months: string[];
  export default months;
}

// What form.js finds beside it.
declare module "*/words.js" {
  const words: ScanTexts;
  export default words;
}

// The scripts of the kinds whose form has a script; see kinds.py.
declare module "*/kinds/index.js" {
  const kinds: Record<string, any>;
  export default kinds;
}
