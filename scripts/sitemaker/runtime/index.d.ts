// What the worker finds in the generated `assets/runtime/index.mjs`; see runtime/__init__.py.
declare module "*/runtime/index.mjs" {
  type File = { url: string; size: number; sha256: string };
  type Python = { script: File; wasm: File; glue?: File };
  const runtime: {
    pyodide: string;
    lock: object;
    trimmed: Python;
    whole: Python;
    files: Record<"stdlib" | "selfscan" | "definitions" | "released" | "snapshot", File>;
    memory: { header: number; body: number; fresh: number }; // bytes that the snapshot takes when it is put back
    knowsDefinitions: boolean; // the snapshot does
  };
  export default runtime;
}
