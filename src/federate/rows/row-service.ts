/** Rows of any table of any portal: `RowService` over ports. */
import { GatewayError } from '../../domain/errors.ts';
import type { RowService } from '../../ports/rows.ts';
import type { RowServiceDeps } from './row-service-deps.ts';

export type { RowServiceDeps };

export function createRowService(deps: RowServiceDeps): RowService {
  const refuse = (): Promise<never> =>
    Promise.reject(new GatewayError('UNSUPPORTED', 'Rows cannot be read yet.'));
  return {
    describe: refuse,
    rows: refuse,
    count: refuse,
    aggregate: refuse,
    explain: refuse,
    stream: refuse,
    async close() {
      await deps.files?.close();
    },
  };
}
