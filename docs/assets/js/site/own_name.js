// What a browser keeps for a site belongs to a whole host, and several copies of this site may stand on one.

const { pathname } = new URL("../../../", import.meta.url);

/** The name under which this copy of the site keeps something. @param {string} name */
export const ownName = (name) => (pathname === "/" ? name : `${name}@${pathname}`);
