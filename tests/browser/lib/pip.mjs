// SPDX-License-Identifier: EUPL-1.2
// SPDX-FileCopyrightText: Portaal Inburgering contributors
//
// Filling in a PIP, by the labels of the form.

const DAG = 24 * 60 * 60 * 1000;

/** Yesterday in Amsterdam: [day, month, year]. */
export function gisteren() {
    const delen = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', day: 'numeric', month: 'numeric', year: 'numeric' })
        .formatToParts(new Date(Date.now() - DAG));
    return ['day', 'month', 'year'].map((t) => delen.find((d) => d.type === t).value);
}
export function datumTekst([dag, maand, jaar]) {
    return new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' })
        .format(new Date(Number(jaar), Number(maand) - 1, Number(dag)));
}

const groep = (page, naam) => page.locator('fieldset').filter({ has: page.locator('legend', { hasText: naam }) });

export async function kies(page, vraag, antwoord) {
    await groep(page, vraag).getByLabel(antwoord, { exact: true }).check();
}
export async function vulDatum(page, vraag, [dag, maand, jaar]) {
    const g = groep(page, vraag);
    await g.getByLabel('Dag').fill(dag);
    await g.getByLabel('Maand').fill(maand);
    await g.getByLabel('Jaar').fill(jaar);
}
export async function vul(page, vraag, antwoord) {
    await page.getByLabel(vraag).fill(antwoord);
}

/** Everything a first PIP asks. leerroute: the label of the choice. */
export async function vulPip(page, { leerroute, dagtekening = gisteren(), contact = 'Sanne de Wit' }) {
    await vulDatum(page, 'Dagtekening van het PIP', dagtekening);
    await kies(page, 'Soort PIP', 'Eerste vaststelling');
    await kies(page, 'Leerroute', leerroute);
    if (!leerroute.startsWith('Zelfredzaamheid')) await kies(page, 'Taalniveau', 'B1');
    const uren = page.getByLabel('Intensiteit van de leerroute');
    if (await uren.count()) await uren.fill('12'); // asked only for asielstatushouders
    await vul(page, 'Intensiteit van het PVT', '14');
    if (leerroute !== 'Onderwijsroute') await vul(page, 'Intensiteit van de MAP', '44');
    await vul(page, 'Aantal voortgangsgesprekken', '6');
    await kies(page, 'Alfabetisering', 'Nee');
    await vul(page, 'Contactpersoon bij de gemeente', contact);
    await vul(page, 'E-mailadres van de contactpersoon', 'inburgering@voorbeeldgemeente.nl');
}

/** Opens the first dossier of the werkvoorraad that waits for its PIP; returns the name (as in a list, "Visser, Ada", and as on
 * the dossier, "Ada Visser") and the leerroute that the toets advised. */
export async function openDossierVoorPip(page) {
    await page.goto('/werkvoorraad');
    await page.getByLabel('Fase').selectOption({ label: 'PIP vaststellen' }).catch(() => page.getByLabel('Fase').selectOption('pip'));
    await page.getByRole('button', { name: 'Filter' }).click();
    const rij = page.locator('tbody tr').first();
    const inLijst = (await rij.getByRole('link').innerText()).trim();
    await rij.getByRole('link').click();
    const naam = (await page.getByRole('heading', { level: 1 }).innerText()).trim();
    const uitkomst = await page.locator('.pi-tijdlijn').getByText(/uitkomst/i).first().innerText();
    const leerroute = ['B1-route', 'Onderwijsroute', 'Zelfredzaamheidsroute (Z-route)'].find((r) => uitkomst.toLowerCase().includes(r.toLowerCase()));
    return { naam, inLijst, leerroute };
}
