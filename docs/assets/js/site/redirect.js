// Leads from an old address to the new address, at once and with the fragment: a result code may stand in it.
{
  const { to = "", anchors = "{}" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const moved = new Map(Object.entries(JSON.parse(anchors))).get(location.hash.slice(1));
  const target = new URL(moved ?? to, location.href);
  if (location.hash && !moved) target.hash = location.hash;
  location.replace(target);
}
