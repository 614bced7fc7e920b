// What docs/assets/js/python/boot_early.js begins: the worker, which engine.js takes over, and what stood in the address.
interface Window {
  arrived?: string;
  earlyWorker?: Worker;
}
