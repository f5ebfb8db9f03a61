/** What every store must do with texts of documents. */
import { describe, expect, it } from 'vitest';
import type { StoreUnderTest } from './contract.ts';

export function describeDocuments(open: StoreUnderTest): void {
  describe('the text of a document', () => {
    it('is given back as it was last read, aligned with what is asked', async () => {
      const { documents } = open();
      const first = { url: 'https://a.example/', readAt: '2026-11-01T00:00:00.000Z', text: 'Ñandú\nopen' };
      expect(await documents.texts([first.url])).toEqual([null]);
      await documents.save(first);
      await documents.save({ ...first, url: 'https://b.example/', text: '' });
      const again = { ...first, readAt: '2026-11-02T00:00:00.000Z', text: 'closed' };
      await documents.save(again);
      expect(await documents.texts(['https://b.example/', 'https://c.example/', first.url])).toEqual([
        { ...first, url: 'https://b.example/', text: '' },
        null,
        again,
      ]);
    });
  });
}
