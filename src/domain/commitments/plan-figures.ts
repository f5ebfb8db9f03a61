/** What consultations on plans come to. */
import type { IndicatorDefinition } from '../metrics/definition.ts';
import { emptyPoint, type AggregatePoint, type Counts } from '../metrics/aggregate/point.ts';
import type { ActionPlan, ConsultationFeedback } from './book.ts';

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** In pieces of feedback; plans that do not tell how many they received are left out. */
export function feedbackCounts(plans: readonly ActionPlan[]): Counts {
  const counts = { passed: 0, failed: 0, unknown: 0 };
  for (const { consultation } of plans) {
    const received = consultation?.feedback.received ?? null;
    if (consultation === null || received === null) continue;
    const { passed, failed } = answeredOf(consultation.feedback, received);
    counts.passed += passed;
    counts.failed += failed;
    counts.unknown += received - passed - failed;
  }
  return counts;
}

function answeredOf(
  { accepted, partlyAccepted, rejected, unanswered }: ConsultationFeedback,
  received: number,
): { readonly passed: number; readonly failed: number } {
  const answers = [accepted, partlyAccepted, rejected];
  const told = answers.reduce<number>((sum, number) => sum + (number ?? 0), 0);
  const passed = Math.min(told, received);
  if (!answers.includes(null)) return { passed, failed: received - passed };
  const failed = Math.min(unanswered ?? 0, received - passed);
  return { passed: unanswered === null ? passed : received - failed, failed };
}

/** null: not told to the day. */
function daysOf({ consultation }: ActionPlan): number | null {
  const [from, to] = [consultation?.startedOn ?? '', consultation?.endedOn ?? ''];
  if (!DAY.test(from) || !DAY.test(to) || to < from) return null;
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

export function consultationDays(as: IndicatorDefinition, plans: readonly ActionPlan[]): AggregatePoint {
  const days = plans.flatMap((plan) => daysOf(plan) ?? []);
  const unknown = plans.length - days.length;
  if (days.length === 0) {
    const reason = unknown > 0 ? 'NOTHING_KNOWN' : 'NOTHING_APPLICABLE';
    const bounds = unknown > 0 ? { lower: 0, coverage: 0 } : {};
    return { ...emptyPoint(as, reason), n: unknown, unknown, ...bounds };
  }
  const sum = days.reduce((total, one) => total + one, 0);
  const value = sum / days.length;
  return {
    ...emptyPoint(as, null),
    ...{ n: plans.length, known: days.length, unknown, value, sum },
    lower: sum / plans.length,
    upper: unknown > 0 ? null : value,
    coverage: days.length / plans.length,
    sumSq: days.reduce((total, one) => total + one * one, 0),
  };
}
