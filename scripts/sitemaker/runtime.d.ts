// What the worker finds in the generated `assets/runtime/index.mjs`; see runtime.py.
declare module "*/runtime/index.mjs" {
  type File = { url: string; size: number; sha256: string };
  type Files = "wasm" | "glue" | "loader" | "stdlib" | "selfscan" | "snapshot" | "definitions";
  const runtime: { pyodide: string; lock: object; files: Record<Files, File> };
  export default runtime;
}
