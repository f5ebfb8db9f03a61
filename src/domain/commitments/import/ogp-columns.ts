/**
 * The columns of the export of commitments that the Open Government Partnership publishes (171 of them), and the scales
 * of its independent reviewers: https://www.opengovpartnership.org/open-data/.
 */

/** Any of these tells that a table is such an export. */
export const OGP_IDENTITY = [
  ...(['Commitment Unique Identifier', 'Country/Locality', 'Code', 'National Or Local'] as const),
  ...(['Action Plan ID', 'Commitment Number', 'Commitment Title'] as const),
] as const;
/** Without these a row is no commitment of a place. */
export const OGP_REQUIRED = [
  ...(['Commitment Unique Identifier', 'Country/Locality', 'National Or Local'] as const),
  ...(['Action Plan ID', 'Commitment Title'] as const),
] as const;

/** 0 or 1 each; what is 1 is a policy area of the commitment, by this name. */
export const OGP_POLICY_AREAS: readonly string[] = `
  Anti-Corruption and Integrity · Anti-corruption Institutions · Anti-Corruption Strategies · Asset
  Disclosure · Audits · Beneficial Ownership · Conflicts Of Interest · Elections · Political Finance ·
  Lobbying · Open Contracting · Public Procurement · Right To Information · Whistleblower Protections
  · Civic Space and Enabling Environment · Freedom of Assembly · Freedom of Association · Freedom of
  Expression · Democratizing Decision-Making · Digital Participation · Mainstreaming Participation ·
  Regulatory Governance · Social Accountability · Digital Governance · Automated Decision-making ·
  Data Stewardship and Privacy · Digital Inclusion · Disinformation/Misinformation · Online Civic
  Space · Environment & Climate · Climate Finance · Climate Mitigation and Adaptation · Environmental
  Regulation · International Environmental Agreements · Fiscal Openness · Publication Of Budget/Fiscal
  Information · Public Participation In Budget/Fiscal Policy · Oversight Of Budget/Fiscal Policies ·
  Stimulus and Economic Recovery · Tax · Debt · Inclusion · Gender · Gender-Based Violence · Economic
  Inclusion · LGBTQIA+ · People with Disabilities · Youth · Justice · Access to Justice · Open Justice
  · Policing & Corrections · Judiciary · Open Parliaments · Public Service Delivery · Citizenship &
  Immigration · Education · Health & Nutrition · Infrastructure & Transport · Water & Sanitation ·
  Capacity Building · Digital Transformation · Legislation · Regulation · Legislative Oversight · Open
  Data · Public Participation · Aid · Energy · Extractive Industries · Land and Spatial Planning ·
  Media & Telecommunications · Science & Technology · Security & Public Safety · Labor · Private
  Sector · Subnational · Human Rights · Open Parliament Plan · Sustainable Development Goals · Open
  Data (Water/Sanitation) · Open Data (Health) · Open Data (Education) · Participation in Lawmaking ·
  Access to information · Money in Politics`
  .split('·')
  .map((name) => name.replace(/\s+/g, ' ').trim());

export interface OgpScale {
  readonly text: string;
  readonly number: string;
  /** What the text says, and the number that stands for it. */
  readonly steps: Readonly<Record<string, number>>;
}
const COMPLETION = {
  ...{ Withdrawn: 0, Unclear: 1, 'Not Started': 2, Limited: 3, Substantial: 4, Complete: 5 },
};
/** Another scale than the one of "(Overall)". */
const OPENED_IN_PART = {
  ...{ 'Not Applicable': 0, Worsens: 1, 'Did Not Change': 2, Marginal: 3, Major: 4, Outstanding: 5 },
};
const SPECIFICITY = { None: 0, Low: 1, Medium: 2, High: 3 };
const IMPACT = { None: 0, Minor: 1, Moderate: 2, Transformative: 3 };
const RESULTS = { Unclear: 0, Modest: 1, Substantial: 2 };
const EARLY_RESULTS = { 'No notable results': 0, Moderate: 1, Significant: 2 };
const OPENED = {
  ...{ Worsens: 0, 'Did Not Change': 1, 'No early results to report yet': 1 },
  ...{ Marginal: 2, Major: 3, Outstanding: 4 },
};

export const OGP_SCALES = {
  specificity: { text: 'Specificity', number: '_Specificity', steps: SPECIFICITY },
  potentialImpact: { text: 'Potential Impact', number: '_Potential Impact', steps: IMPACT },
  potentialForResults: { text: 'Potential for Results', number: '_Potential for Results', steps: RESULTS },
  completionProgress: {
    ...{ text: 'Completion (Progress Report)', number: '_CompletionProgress', steps: COMPLETION },
  },
  completionEnd: { text: 'Completion (End Of Term)', number: '_CompletionEndTerm', steps: COMPLETION },
  earlyResults: { text: 'Early Results', number: '_Early Results', steps: EARLY_RESULTS },
  opened: { text: 'Did It Open Government (Overall)', number: '_OpenGovernment', steps: OPENED },
  openedInformation: {
    ...{ text: 'Did It Open Government (Access To Information)', number: '_DIOGATI', steps: OPENED_IN_PART },
  },
  openedParticipation: {
    ...{ text: 'Did It Open Government (Civic Participation)', number: '_DIOGCP', steps: OPENED_IN_PART },
  },
  openedAccountability: {
    ...{ text: 'Did It Open Government: Public Accountability', number: '_DIOGPA', steps: OPENED_IN_PART },
  },
} as const satisfies Readonly<Record<string, OgpScale>>;
export type OgpScaleName = keyof typeof OGP_SCALES;

/** The number is how many steps completion moved, so only its sign follows from the text. */
export const OGP_CHANGE = { text: 'Change In Completion', number: '_ChangeCompletion' } as const;

/** Values that a commitment serves, and the columns that say so with 1. */
export const OGP_VALUE_COLUMNS = {
  ACCESS_TO_INFORMATION: 'OGP Value Access To Information',
  CIVIC_PARTICIPATION: 'OGP Value Civic Participation',
  PUBLIC_ACCOUNTABILITY: 'OGP Value Public Accountability',
  TECHNOLOGY: 'OGP Value Technology',
} as const;

/** Columns that records are made of, beside areas, scales and values. */
export const OGP_COLUMNS = {
  id: 'Commitment Unique Identifier',
  place: 'Country/Locality',
  planNumber: 'Action Plan Number',
  number: 'Commitment Number',
  code: 'Code',
  level: 'National Or Local',
  submitted: 'Year Of Submission',
  ends: 'Action Plan End Year',
  title: 'Commitment Title',
  shortTitle: 'Short Title',
  text: 'Full Text',
  start: 'Start Date',
  end: 'End Date',
  lead: 'Lead Institution',
  supporting: 'Supporting Institution(s)',
  url: 'URL',
  plan: 'Action Plan ID',
  reviewedProgress: 'Report Publication Year (Progress Report)',
  reviewedEnd: 'Report Publication Year (End Of Term)',
  verifiable: 'Verifiable',
  starredProgress: 'Starred (Current Formula) Progress Report',
  starredEnd: 'Starred (Current Formula) End of Term',
} as const;

/** Read for the checks of formulas only. */
export const OGP_CHECKED = {
  relevant: '_Relevant',
  highCompletion: 'High Completion',
  highAmbition: 'High Ambition',
  highOpening: 'High DIOG',
} as const;

/** Known, and not needed: they follow from others, or speak of the export itself. */
export const OGP_UNUSED: readonly string[] = [
  ...['id', 'Region', 'Commitment Dummy', 'Action Plan Duration (Years)', 'Theme', 'Compound', 'Cluster'],
  ...['Starred (2015 Only)', 'Cluster (AP Review)', 'Cluster Commitment ID(s)', 'Carried Forward'],
  ...['Most Recently Assessed', 'Star - Most Recently Assessed', 'IRM Assessed', 'Updated? (Website)'],
  ...['Active Commitment', 'Max star', 'Ambition Assessed', 'Comp Assessed', 'DIOG Assessed'],
  ...['Midterm Only', 'Max Completion', 'Raw Completion', 'Ambitious and complete, or DIOG'],
  ...[
    'Ambitious but not complete',
    'Complete but not ambitious',
    'Not complete or ambitious',
    'Not reviewed',
  ],
  ...['CHECKSUM', 'IRM-Based Score', 'Binding constraint', 'Latest IRM Report', 'Subnational in NAPs'],
];

/** All that are known. */
export const OGP_KNOWN: readonly string[] = [
  ...new Set([
    ...Object.values(OGP_COLUMNS),
    ...OGP_POLICY_AREAS,
    ...Object.values(OGP_SCALES).flatMap(({ text, number }) => [text, number]),
    ...Object.values(OGP_CHANGE),
    ...Object.values(OGP_VALUE_COLUMNS),
    ...Object.values(OGP_CHECKED),
    ...OGP_UNUSED,
  ]),
];

/** Codes for nothing, and what they mean. */
export const OGP_NULLS: Readonly<Record<string, string>> = {
  NA: 'not applicable',
  ND: 'no data: the question was not asked then',
  NR: 'not reviewed',
};

/** Action types that a policy area suggests. */
export const OGP_THEME_SUGGESTIONS: Readonly<Record<string, readonly string[]>> = {
  'Right To Information': ['T1.1'],
  'Open Data': ['T1.2'],
  'Access to information': ['T1.2'],
  'Publication Of Budget/Fiscal Information': ['T1.2'],
  'Open Contracting': ['T1.3'],
  'Beneficial Ownership': ['T1.3'],
  'Asset Disclosure': ['T1.3'],
  'Open Data (Water/Sanitation)': ['T1.3'],
  'Open Data (Health)': ['T1.3'],
  'Open Data (Education)': ['T1.3'],
  'Private Sector': ['T2.2'],
  'Public Participation': ['T3.1', 'T4.2'],
  'Democratizing Decision-Making': ['T3.1', 'T4.2'],
  'Digital Participation': ['T3.1', 'T4.2'],
  'Social Accountability': ['T4.3'],
  'Digital Transformation': ['T4.1'],
  'Digital Governance': ['T4.1'],
};
