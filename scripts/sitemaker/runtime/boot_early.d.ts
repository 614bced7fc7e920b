// The worker that docs/assets/js/python/boot_early.js begins and engine.js takes over.
interface Window {
  earlyWorker?: Worker;
}
