// The worker that docs/assets/js/assessment/early.js begins and engine.js takes over.
interface Window {
  earlyWorker?: Worker;
}
