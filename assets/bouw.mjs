// SPDX-License-Identifier: EUPL-1.2
// SPDX-FileCopyrightText: Portaal Inburgering contributors
//
// One stylesheet with a content hash in its name, so that a browser may keep it for ever, and its fonts beside it.
import { build } from 'esbuild';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const out = join(root, 'static');

/** Replaces a file only when its text differs, so that a second build makes nothing newer. */
function write(path, text) {
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}

mkdirSync(out, { recursive: true });
const result = await build({
    absWorkingDir: here,
    entryPoints: { portaal: 'css/portaal.css' },
    outdir: out,
    entryNames: '[name]-[hash]',
    assetNames: 'fonts/[name]-[hash]',
    publicPath: '/static',
    loader: { '.woff2': 'file' },
    bundle: true,
    target: ['chrome109', 'firefox102', 'safari15.6'],
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
});
const css = Object.keys(result.metafile.outputs).map((p) => basename(p)).find((p) => p.endsWith('.css'));
const fonts = Object.keys(result.metafile.outputs).filter((p) => /latin-(400|700).*woff2$/.test(p)).map((p) => basename(p));

for (const old of readdirSync(out)) if (/^portaal-.*\.css$/.test(old) && old !== css) rmSync(join(out, old));
copyFileSync(join(here, 'icoon.svg'), join(out, 'icoon.svg'));
// The fonts are not ours: their licence (OFL-1.1) goes where they go.
copyFileSync(join(here, 'node_modules/@fontsource/noto-sans/LICENSE'), join(out, 'fonts/LICENSE'));
write(join(out, 'manifest'), `${css}\n`);
const preload = fonts.sort().map(
    (f) => `<link rel="preload" href="/static/fonts/${f}" as="font" type="font/woff2" crossorigin>\n`);
// REUSE-IgnoreStart
write(join(root, 'templates/layout/stijl.html'),
    '{{! SPDX-License-Identifier: EUPL-1.2 }}\n{{! SPDX-FileCopyrightText: Portaal Inburgering contributors }}\n' +
    '{{! Made by assets/bouw; not for editing. }}\n' +
    `${preload.join('')}<link rel="stylesheet" href="/static/${css}">\n` +
    '<link rel="icon" href="/static/icoon.svg" type="image/svg+xml">\n');
// REUSE-IgnoreEnd
console.log(`static/${css}`);
