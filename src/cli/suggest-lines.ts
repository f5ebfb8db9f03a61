/** Suggestions for a person to read, and to paste. */
import { stringify } from 'yaml';
import type { JudgedRule, JudgedSuggestion } from './suggest-rules.ts';
import { acceptedRule } from './suggest-rules.ts';
import { harmless, plain } from './text.ts';

const MOST_CANDIDATES = 5;
const MOST_SENTENCES = 4;

/** As it would stand in the file, below `evidence:`. */
export function ruleYaml(rule: JudgedRule, on: string): string {
  const whole = { id: 'e1', ...acceptedRule(rule, on).rule };
  const missing = rule.needs === 'url' ? { ...whole, url: 'https://…' } : whole;
  return stringify([missing], { version: '1.2', schema: 'core', lineWidth: 100 }).trimEnd();
}

function indented(lines: readonly string[], columns: number): readonly string[] {
  return lines.map((line) => `${' '.repeat(columns)}${harmless(line)}`);
}

function verdictLines({ verdict, needs }: JudgedRule): readonly string[] {
  if (verdict === null)
    return needs === 'url' ? ['Where is the document? Give --url <address>.'] : ['It could not be judged.'];
  const because = verdict.reason === null ? '' : ` (${verdict.reason})`;
  return [
    `Today it would be ${verdict.state}${because}.`,
    ...indented(verdict.explanation.slice(0, MOST_SENTENCES), 2),
  ];
}

function ruleLines(rule: JudgedRule, at: number, on: string): readonly string[] {
  const { kind, confidence, reasons, candidates } = rule;
  const shown = candidates.slice(0, MOST_CANDIDATES);
  const more = candidates.length - shown.length;
  return [
    `  ${at + 1}. ${kind}, confidence ${confidence.toFixed(2)}`,
    ...indented(ruleYaml(rule, on).split('\n'), 6),
    ...indented(
      reasons.map((reason) => `- ${reason}`),
      5,
    ),
    ...(shown.length === 0 ? [] : ['     Candidates:']),
    ...indented(
      shown.map(
        ({ score, title, uri, why }) => `${score.toFixed(2)}  ${plain(title)}  ${uri}  (${plain(why)})`,
      ),
      7,
    ),
    ...(more > 0 ? [`       … and ${more} more`] : []),
    ...indented(verdictLines(rule), 5),
  ];
}

export function suggestionLines(
  { commitment, unverifiable, rules }: JudgedSuggestion,
  on: string,
): readonly string[] {
  return [
    `${commitment.id}: ${plain(commitment.title.shown)}`,
    ...(unverifiable === null ? [] : [`  ${unverifiable}`]),
    ...rules.flatMap((rule, at) => ruleLines(rule, at, on)),
  ];
}
