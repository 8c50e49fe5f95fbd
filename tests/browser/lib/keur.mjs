// SPDX-License-Identifier: EUPL-1.2
// SPDX-FileCopyrightText: Portaal Inburgering contributors
//
// What every page has to meet: axe (WCAG A and AA up to 2.2), valid HTML as it was sent, one h1, and no sideways
// scrolling at 320 CSS pixels (which is also 400 % zoom on a screen of 1280).
import assert from 'node:assert/strict';
import { tool } from './browser.mjs';

const axe = tool('axe-core');
const { HtmlValidate } = tool('html-validate');

const REGELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const html = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
        'long-title': 'off', // the name of the organisation and of the portal are in it
        'no-trailing-whitespace': 'off', // a template leaves empty lines; a browser does not care
        'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
        'prefer-native-element': ['error', { exclude: ['radiogroup'] }], // a fieldset alone is a group, not a radiogroup
        'no-redundant-for': 'off',
    },
});

export async function axeFouten(page) {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate((values) => window.axe.run({ runOnly: { type: 'tag', values } }), REGELS);
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? ''}`).join(' | ')}`);
}

export async function htmlFouten(page) {
    const { results } = await html.validateString(await page.bron);
    return results.flatMap((r) => r.messages.map((m) => `${m.line}: ${m.ruleId}: ${m.message}`));
}

async function breedte(page, breed) {
    const oud = page.viewportSize();
    await page.setViewportSize({ width: breed, height: 800 });
    const gemeten = await page.evaluate(() => document.documentElement.scrollWidth);
    const mist = await axeFouten(page);
    await page.setViewportSize(oud);
    return { gemeten, mist };
}

/** Asserts all of it for the page as it stands. */
export async function keur(page) {
    assert.deepEqual(await axeFouten(page), [], 'axe');
    assert.deepEqual(await htmlFouten(page), [], 'html-validate');
    assert.equal(await page.locator('h1').count(), 1, 'one h1');
    assert.match(await page.title(), / - Portaal Inburgering$/);
    assert.equal(await page.locator('html').getAttribute('lang'), 'nl');
    assert.equal(await page.locator('script, [style]').count(), 0, 'no script, no inline style');
    const smal = await breedte(page, 320);
    assert.ok(smal.gemeten <= 320, `${smal.gemeten} px wide at 320 px`);
    assert.deepEqual(smal.mist, [], 'axe at 320 px');
}
