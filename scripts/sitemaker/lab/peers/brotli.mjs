// Compresses files as a good host does it, once each: node brotli.mjs FOLDER CACHE
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const [folder, cache] = process.argv.slice(2);
const COMPRESSED = /\.(html|css|js|mjs|json|svg|wasm|zip|bin)$/;
mkdirSync(cache, { recursive: true });
for (const { name, parentPath, path } of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const file = `${parentPath ?? path}/${name}`;
  if (!COMPRESSED.test(name)) continue;
  const content = readFileSync(file);
  const kept = `${cache}/${createHash("sha256").update(content).digest("hex")}.br`;
  if (!existsSync(kept)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(kept, brotliCompressSync(content, { params }));
  }
  copyFileSync(kept, `${file}.br`);
}
