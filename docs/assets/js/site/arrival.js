// What a link, or another page of this site, gives along: read once, and out of the address at once. So nothing of
// it is left in the history, on paper, in a bookmark or on another device of the same account.
import { ownName } from "./own_name.js";

const HANDED = ownName("overdracht:");
const NAMED = /(^#?|&)([rgtom])(?:=|%3d)/gi;

/** What came in behind the #, as `#r=CODE&t=label`; empty when nothing did. */
export function take() {
  // boot_early.js was there first, where a build put it into the page.
  const { arrived, location: { hash, pathname, search } } = self;
  delete self.arrived;
  const found = hash.search(NAMED) < 0 ? "" : hash;
  if (found) history.replaceState(history.state, "", pathname + search);
  // Programs on its way may have written a link otherwise.
  return (found || arrived || handed()).replace(NAMED, (_, start, name) => `${start}${name.toLowerCase()}=`);
}

/**
 * Go on to another page of this site with what belongs behind its #, past the address and so past the history.
 * @param {string | URL} page @param {string} fragment with its #
 * @returns {boolean} whether the browser goes
 */
export function handOver(page, fragment) {
  const { href, pathname } = new URL(page, location.href);
  const handed = HANDED + pathname + fragment;
  // What a frame keeps is of the page around it: a tab of its own is told in its name.
  if (self !== top) return open(href, handed) !== null;
  try {
    sessionStorage.setItem(HANDED, handed);
    location.href = href;
  } catch {
    location.href = href + fragment; // Storage is refused; the next page takes it out of its address.
  }
  return true;
}

function handed() {
  const whole = [self.name, kept()].find((text) => text.startsWith(HANDED)) ?? "";
  if (self.name.startsWith(HANDED)) self.name = "";
  const to = HANDED + location.pathname;
  return whole.startsWith(`${to}#`) ? whole.slice(to.length) : "";
}

function kept() {
  try {
    const text = sessionStorage.getItem(HANDED) ?? "";
    sessionStorage.removeItem(HANDED);
    return text;
  } catch {
    return "";
  }
}
