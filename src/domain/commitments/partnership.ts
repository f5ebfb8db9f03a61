/**
 * The Open Government Innovation Partnership of the United States Conference of Mayors, as it was declared in 2012:
 * http://usmayors.org/innovation/pledge.htm. Titles of goals and ids are ours; pledges and labels are word for word.
 */

export interface PartnershipGoal {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}
export interface CanonicalPledge {
  readonly id: string;
  /** Exactly so, without a full stop at the end, "necessary of" included. */
  readonly text: string;
  /** Of the text in UTF-8, hex. */
  readonly textSha256: string;
}
export interface ActionType {
  /** "T1.2" */
  readonly id: string;
  /** "open-data-proactive-disclosure" */
  readonly slug: string;
  readonly label: string;
}
export interface Theme {
  /** "T1" */
  readonly id: string;
  readonly title: string;
  readonly actionTypes: readonly ActionType[];
}
export interface CanonicalRound {
  readonly id: string;
  readonly ordinal: number;
  /** EDTF. */
  readonly announcedOn: string;
  readonly event: string;
}

/** Id of the declaration that the canonical pledges belong to. */
export const DECLARATION = 'ogip-2012';
/** Stands for a theme where an importer finds none. */
export const UNCLASSIFIED = 'unclassified';

export const GOALS: readonly PartnershipGoal[] = [
  {
    id: 'G1',
    title: 'Visibility of new norms',
    text: "Strengthen and increase cities' visibility of new norms around openness, innovation, participation, collaboration and accountability in government.",
  },
  {
    id: 'G2',
    title: 'Leadership and learning from one another',
    text: 'Showcase the leadership of cities highlighting innovations and creative best practices with broad appeal, and facilitating the creation of opportunities for cities to learn from one another and the non-governmental sector.',
  },
  {
    id: 'G3',
    title: 'Concrete commitments',
    text: 'Secure concrete commitments that will make our city governments more efficient, effective, and responsive and that signal our individual and collective embrace of open government innovation.',
  },
  {
    id: 'G4',
    title: 'Third parties as partners',
    text: 'Empower third party organizations as a critical partner in the effort to jump start innovation and in the process, make government more efficient, effective, and responsive to citizens.',
  },
];

export const PLEDGES: readonly CanonicalPledge[] = [
  {
    id: 'P1',
    text: 'We pledge to encourage, support and enable the liberation of data at all levels of government and the private sector to spur entrepreneurship, foster economic growth and create jobs',
    textSha256: '35ab326485fe8a2a6dcb04e4605023ea62ca85508d87d60df01704dd34c43beb',
  },
  {
    id: 'P2',
    text: 'We pledge to advocate for and support legislation that spurs national innovation through reformed policies which would help American companies attract and retain the best and the brightest workers',
    textSha256: '6e340d20160e56e3906d96c651b19bda95f4f05011a30b4c26654ce4fa398322',
  },
  {
    id: 'P3',
    text: 'We pledge to urge cities, states, and the Federal government to collaborate with one another to build the information technology and communications infrastructure necessary of open innovation',
    textSha256: 'd36052c5643d83aa04d103980823508506e3bef53a2d89b91baf4a32c6b67c47',
  },
  {
    id: 'P4',
    text: 'We pledge to support initiatives that direct resources to harness the capability of metro economies nationwide in developing regional industry, innovation and export clusters',
    textSha256: '6741ce8413436bae692144d80f50afcbe413475934fc7ff406163e3a58a8e861',
  },
  {
    id: 'P5',
    text: 'We pledge to enhance openness in all that we do, invite citizen participation in the development of legislative and administrative functions',
    textSha256: '92e33650397c7f776dfbc0be2c5a4d5532df4d6ade048907111693fd5cc04867',
  },
];

function actionTypes(
  theme: string,
  types: readonly (readonly [slug: string, label: string])[],
): ActionType[] {
  return types.map(([slug, label], index) => ({ id: `${theme}.${index + 1}`, slug, label }));
}

export const THEMES: readonly Theme[] = [
  {
    id: 'T1',
    title: 'Promote transparency',
    actionTypes: actionTypes('T1', [
      ['right-to-information', 'Enshrine the right to information'],
      ['open-data-proactive-disclosure', 'Promote open data, proactive disclosure'],
      [
        'sector-or-high-value-transparency',
        'Transparency commitments in specific sectors or for key, high-value government data',
      ],
    ]),
  },
  {
    id: 'T2',
    title: 'Support a marketplace for entrepreneurship',
    actionTypes: actionTypes('T2', [
      ['incubate-inside', 'Working within the city to incubate new ideas and ways to test them'],
      [
        'partner-outside',
        'Working outside the city to develop relationship with citizens, small businesses, and other organizations willing to partner with cities to create open innovation',
      ],
      [
        'new-products-services-delivery',
        'Development of new products, services, and delivery models that take advantage of this marketplace for entrepreneurship',
      ],
    ]),
  },
  {
    id: 'T3',
    title: 'Energize civic engagement and collaboration',
    actionTypes: actionTypes('T3', [
      ['citizen-participation', 'Enhance citizen participation in open innovation activities'],
      ['community-collaboration', 'Create vehicles for community-driven collaboration'],
    ]),
  },
  {
    id: 'T4',
    title: 'Leverage new technologies',
    actionTypes: actionTypes('T4', [
      ['web-api-open-source', 'Use web based, API-enabled, and open source technologies'],
      [
        'online-consultation',
        'Facilitate online discussions and consultations related to policy-making (e.g. open rule-making, public deliberation)',
      ],
      ['feedback-complaints', 'Experiment with citizen feedback and complaint mechanisms'],
      ['prizes-challenges', 'Utilize prizes and challenges to tap dispersed knowledge'],
    ]),
  },
];

/** The two that were announced; later ones stand in files alone. */
export const ROUNDS: readonly CanonicalRound[] = [
  { id: 'R1', ordinal: 1, announcedOn: '2013-01', event: "USCM's winter meeting" },
  { id: 'R2', ordinal: 2, announcedOn: '2013-06', event: "USCM's annual meeting" },
];

/** "T1.2" from its id or its slug; null: there is no such action type. */
export function actionTypeOf(name: string): ActionType | null {
  const all = THEMES.flatMap((theme) => theme.actionTypes);
  return all.find(({ id, slug }) => id === name || slug === name) ?? null;
}
