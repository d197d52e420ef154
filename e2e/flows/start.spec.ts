import { expect, test } from '../fixtures/test.ts';

test('the kiosk waits for somebody', async ({ kiosk }) => {
  await expect(kiosk.page.locator('main')).toHaveAttribute('data-screen', 'attract');
});
