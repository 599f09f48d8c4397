import { answer } from '../stand-ins/scripts';
import { hostileText } from './hostile-page';
import { lookUp, outcomeShown } from './order-page';
import { setUp, settings, take } from './pictures';
import { enter, ended, goTo, nextTrader, order, pasteToken, test } from './real-desk';
import { newToken } from './secret';

const who = {
  userId: 1,
  fullName: 'محمد عبد الرحمن بن عبد العزيز آل سعود 🧑‍💼',
  organizationName: 'Nordöstliche Prüfungs- und Handelsaufsichtsgesellschaft für Termingeschäfte',
};
const notes = 'שלום 👋 הסוחר ביקש לבטל את הנעילה, ticket OPS-4711 \u202Eexe.doc\u202C نعم';

test.use({
  enforced: { notesRequired: true },
  more: {
    environments: [
      { id: 'wide', name: 'Mnemonic Managed Warmwasserwerke', baseUrl: 'https://m.example/v1' },
      { id: 'hebrew', name: 'שולחן מסחר', baseUrl: 'https://h.example/v1' },
    ],
  },
});

for (const setting of settings) {
  test(`screenshots of long, right-to-left and hostile text, ${setting.name}`, async ({ desk, server }) => {
    test.setTimeout(120_000);
    const { page } = desk;
    const shoot = (view: string): Promise<void> => take(desk, view, setting);
    await setUp(desk, setting);
    server.auth.next('me', answer(200, JSON.stringify(who)), answer(200, JSON.stringify(who)));
    await enter(page, 'TEST DESK');
    await pasteToken(desk, newToken());
    server.next(answer(200, JSON.stringify({ ok: false, errorText: notes })));
    await order(page, '4242', notes);
    await ended(desk);
    await shoot('90-outcome');
    await nextTrader(page);
    server.next(answer(500, hostileText(9000)));
    await lookUp(page, '4242');
    await page.getByRole('option').first().click();
    await page.getByRole('textbox', { name: 'Notes' }).fill(hostileText(8192));
    await shoot('91-form');
    await page.getByRole('button', { name: 'Expire lockout…' }).click();
    await page.getByRole('alertdialog').waitFor();
    await shoot('92-confirm');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Expire lockout' }).click();
    await outcomeShown(page);
    await shoot('93-unknown');
    await goTo(page, /Follow-up/);
    await page.getByRole('button', { name: /^Close…/ }).waitFor();
    await shoot('94-follow-up');
    await goTo(page, /History/);
    await page.locator('tr.order').first().click();
    await page.getByRole('complementary').waitFor();
    await shoot('95-record');
    await goTo(page, /Sessions/);
    await shoot('96-sessions');
    await page.getByRole('button', { name: /^Environment:/ }).click();
    await shoot('97-environments');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Go to or find' }).fill('s');
    await shoot('98-palette');
    await page.keyboard.press('Escape');
    await goTo(page, /Settings/);
    await page.locator('[data-setting="notesRequired"]').scrollIntoViewIfNeeded();
    await shoot('99-locked');
  });
}
