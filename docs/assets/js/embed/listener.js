// For a page that shows one of our scans in an <iframe>: makes the frame as high as the scan and scrolls along.
// Without it everything works too, in a frame of a fixed height. No module: those do not load from another host.
{
  const roomAbove = 80;
  const all = [...document.querySelectorAll("iframe")];
  const frames = all.filter((frame) => new URL(frame.src, location.href).pathname.endsWith("/ingebed/"));

  addEventListener("message", ({ source, origin, data }) => {
    const frame = frames.find((candidate) => candidate.contentWindow === source && new URL(candidate.src).origin === origin);
    if (!frame) return;
    if (Number.isFinite(data.height)) frame.style.height = `${data.height}px`;
    if (Number.isFinite(data.top)) scrollTo({ top: scrollY + frame.getBoundingClientRect().top + data.top - roomAbove });
  });

  for (const frame of frames) {
    const ask = () => frame.contentWindow?.postMessage("scan-height", "*");
    frame.addEventListener("load", ask);
    ask();
  }
}
