// What the worker finds in the generated `assets/runtime/index.mjs`; see runtime.py.
declare module "*/runtime/index.mjs" {
  type File = { url: string; size: number; sha256: string };
  const runtime: { pyodide: string; lock: object; files: { wasm: File; stdlib: File; selfscan: File } };
  export default runtime;
}
