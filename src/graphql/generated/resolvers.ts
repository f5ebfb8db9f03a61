import type { Json } from '../../domain/json.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ActionPlanModel, AggregatePageModel, CityModel, ColumnModel, CityComparisonRowModel, CommitmentModel, ConnectorModel, DatasetModel, DatasetConnectionModel, DatasetEdgeModel, DistributionModel, HarvestRunModel, HarvestStatusModel, IndicatorModel, MeasurementModel, LinkStatusModel, MetricPointModel, NodeModel, PortalModel, RemovalModel, RowPlanModel, RowPageModel, SourceStatusModel, TableModel, ViolationModel } from '../models.ts';
import type { AssessmentModel, CandidateResultModel, CheckResultModel, CommitmentMetricsModel, ThemeModel, ActionTypeModel, ConsultationModel, DeclarationModel, EvidenceResultModel, MilestoneModel, PartnerModel, PartnershipModel, PledgeModel, RecordSourceModel, RelatedCommitmentModel, RoundModel, SignatoryModel, StatusReportModel, SteeringCommitteeModel, VerdictModel, VerdictChangeModel, VerdictPeriodModel } from '../commitment-models.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date without a time: "2026-03-01" (ISO 8601). */
  Date: { input: string; output: string; }
  /** A point in time as RFC 3339 text, always given in UTC ("2026-03-01T12:00:00Z"). Input may carry any offset. */
  DateTime: { input: string; output: string; }
  /** Any JSON value. Used where the shape belongs to a portal or to another standard. */
  JSON: { input: Json; output: Json; }
  /** An absolute URL. */
  URL: { input: string; output: string; }
};

/** What a city says it will do, with its commitments. */
export type ActionPlan = Node & {
  readonly __typename?: 'ActionPlan';
  /** Whose plan it is. */
  readonly city: City;
  /** Its commitments, in the order of their numbers. */
  readonly commitments: CommitmentConnection;
  /** How people were asked about it; null: nothing is known of that. */
  readonly consultation?: Maybe<Consultation>;
  /** Where it can be read. */
  readonly documentUrls: ReadonlyArray<Scalars['URL']['output']>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** BCP 47 tags of the languages that its name is in; "und": not told. */
  readonly languages: ReadonlyArray<Scalars['String']['output']>;
  /** EXECUTIVE_ORDER, ORDINANCE, RESOLUTION, ADMIN_POLICY, PLAN, MEMO or OTHER; null: not known. */
  readonly legalForm?: Maybe<Scalars['String']['output']>;
  /** Its id with the Open Government Partnership: "AP_ARG01". */
  readonly ogpActionPlanId?: Maybe<Scalars['String']['output']>;
  /** The last day of its period. */
  readonly periodEnd?: Maybe<Scalars['Date']['output']>;
  /** The first day of its period. */
  readonly periodStart?: Maybe<Scalars['Date']['output']>;
  /**
   * Numbers, 1 to 31, of the provisions of the Sunlight Foundation's open data guidelines that its documents have; null:
   * nobody looked.
   */
  readonly provisions?: Maybe<ReadonlyArray<Scalars['Int']['output']>>;
  /** The first day that the date of publication may mean. */
  readonly publishedOn?: Maybe<Scalars['Date']['output']>;
  /** The round that it belongs to; null: none. */
  readonly round?: Maybe<Round>;
  /** Its id in the registry: lower-case kebab case, stable. */
  readonly slug: Scalars['String']['output'];
  /** Where this is from. */
  readonly source: RecordSource;
  /** DRAFT, CONSULTATION, PUBLISHED, IN_FORCE, ENDED or WITHDRAWN. */
  readonly status: Scalars['String']['output'];
  /** The plan that this one takes the place of. */
  readonly supersedes?: Maybe<ActionPlan>;
  /** Its name. */
  readonly title: Scalars['String']['output'];
};


/** What a city says it will do, with its commitments. */
export type ActionPlanCommitmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  where?: InputMaybe<CommitmentFilter>;
};


/** What a city says it will do, with its commitments. */
export type ActionPlanTitleArgs = {
  language?: InputMaybe<Scalars['String']['input']>;
};

/** A page of plans. */
export type ActionPlanConnection = {
  readonly __typename?: 'ActionPlanConnection';
  /** Members with their cursors. */
  readonly edges: ReadonlyArray<ActionPlanEdge>;
  /** Members alone. */
  readonly nodes: ReadonlyArray<ActionPlan>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One member of a page of plans. */
export type ActionPlanEdge = {
  readonly __typename?: 'ActionPlanEdge';
  /** To be given as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The member itself. */
  readonly node: ActionPlan;
};

/** Conditions on plans, all of which must hold; lists are any of. */
export type ActionPlanFilter = {
  /** Slugs of cities. */
  readonly cities?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Ids of rounds: "R1". */
  readonly rounds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** DRAFT, CONSULTATION, PUBLISHED, IN_FORCE, ENDED or WITHDRAWN. */
  readonly status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A kind of action that a theme names. */
export type ActionType = {
  readonly __typename?: 'ActionType';
  /** "T1.2": the theme and a number. */
  readonly code: Scalars['String']['output'];
  /** A short name: "open-data-proactive-disclosure". */
  readonly slug: Scalars['String']['output'];
  /** Its name, word for word. */
  readonly title: Scalars['String']['output'];
};

/** Groups of rows with their measures. */
export type AggregatePage = {
  readonly __typename?: 'AggregatePage';
  /** false: there are more groups than `limit`, or not all rows could be read. */
  readonly complete: Scalars['Boolean']['output'];
  /** What was asked of the portal and what was done here. */
  readonly plan: RowPlan;
  /** One object per group: the group's values by the names of their columns, measures by their own names. */
  readonly rows: ReadonlyArray<Scalars['JSON']['output']>;
  /** What the portal, or the file, contributed. */
  readonly source: SourceStatus;
};

/** What an independent reviewer found, in the words of the scheme. null: not asked, not reviewed or not told. */
export type Assessment = {
  readonly __typename?: 'Assessment';
  /** Who looked. */
  readonly assessor: Scalars['String']['output'];
  /** How far it has come; null: `completionReason` says why not. */
  readonly completion?: Maybe<CompletionStatus>;
  /** Why there is no completion. */
  readonly completionReason?: Maybe<Scalars['String']['output']>;
  /** When; the first day that the date may mean. */
  readonly date?: Maybe<Scalars['Date']['output']>;
  /** Whether it opened government. */
  readonly didItOpenGovernment?: Maybe<OpenedGovernment>;
  /** What could be seen of it soon. */
  readonly earlyResults?: Maybe<Scalars['String']['output']>;
  /** Its id in the registry. */
  readonly id: Scalars['ID']['output'];
  /** What it could bring, by the scale of 2020. */
  readonly potentialForResults?: Maybe<Scalars['String']['output']>;
  /** What it could change, by the scales before 2020. */
  readonly potentialImpact?: Maybe<Scalars['String']['output']>;
  /** Values of the Open Government Partnership that it serves. */
  readonly relevance: ReadonlyArray<Scalars['String']['output']>;
  /** Where the report is. */
  readonly reportUrl?: Maybe<Scalars['URL']['output']>;
  /** ogp-irm-2012, ogp-irm-2014 or ogp-irm-2020: years of the method of the Independent Reporting Mechanism. */
  readonly scheme: Scalars['String']['output'];
  /** Where this is from. */
  readonly source: RecordSource;
  /** How clearly it says what is to be done. */
  readonly specificity?: Maybe<Scalars['String']['output']>;
  /** Whether it was given a star. */
  readonly starred?: Maybe<Scalars['Boolean']['output']>;
  /** Whether one could check it. */
  readonly verifiable?: Maybe<Scalars['Boolean']['output']>;
};

/** What a dataset came to under a rule, as it was then. */
export type CandidateResult = {
  readonly __typename?: 'CandidateResult';
  /** Its checks. */
  readonly checks: ReadonlyArray<CheckResult>;
  /** The dataset as the catalogue has it now; null: it left it. */
  readonly dataset?: Maybe<Dataset>;
  /** When it was published, as far as the portal says. */
  readonly issued?: Maybe<Scalars['DateTime']['output']>;
  /** Share that surely holds, 0 to 1. */
  readonly progressLower: Scalars['Float']['output'];
  /** Share that may hold, 0 to 1. */
  readonly progressUpper: Scalars['Float']['output'];
  /** What it came to. */
  readonly state: VerdictState;
  /** Its title then. */
  readonly title: Scalars['String']['output'];
  /** Its address or identifier. */
  readonly uri: Scalars['String']['output'];
};

/** A column as the catalogue states it. */
export type CatalogueColumn = {
  readonly __typename?: 'CatalogueColumn';
  /** What it holds. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Name in the data. */
  readonly name: Scalars['String']['output'];
  /** The vendor's own type name. */
  readonly sourceType?: Maybe<Scalars['String']['output']>;
  /** Name for people. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** What can become of a dataset. */
export type ChangeKind =
  /** Seen for the first time. */
  | 'ADDED'
  /** Its description differs. */
  | 'CHANGED'
  /** It came back. */
  | 'REAPPEARED'
  /** It disappeared from the portal. */
  | 'REMOVED';

/** One check. */
export type CheckResult = {
  readonly __typename?: 'CheckResult';
  /** Name of the check, such as openLicence; "exists" is about the dataset being there. */
  readonly check: Scalars['String']['output'];
  /** time: failing it makes the dataset stale; other: it makes it fall short. */
  readonly class: Scalars['String']['output'];
  /** The dataset that was looked at; null: it is not about a dataset, or the dataset left the catalogue. */
  readonly dataset?: Maybe<Dataset>;
  /** What was wanted. */
  readonly expected?: Maybe<Scalars['JSON']['output']>;
  /** The indicator that it rests on; null: it looks at the record itself. */
  readonly indicator?: Maybe<Indicator>;
  /** What was seen. */
  readonly observed?: Maybe<Scalars['JSON']['output']>;
  /** Why, where there is something to be said. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Whether failing it counts against the commitment. */
  readonly required: Scalars['Boolean']['output'];
  /** What came of it. */
  readonly state: MeasurementState;
};

/** A checksum of a file. */
export type Checksum = {
  readonly __typename?: 'Checksum';
  /** md5, sha1, sha256 or sha512. */
  readonly algorithm: Scalars['String']['output'];
  /** In hexadecimal digits. */
  readonly value: Scalars['String']['output'];
};

/** A city whose portals are in the graph. */
export type City = Node & {
  readonly __typename?: 'City';
  /** Its plans, in the order of their ids. */
  readonly actionPlans: ReadonlyArray<ActionPlan>;
  /** What it promised, in the order of plans and numbers. */
  readonly commitments: CommitmentConnection;
  /** ISO 3166-1 alpha-2 code. */
  readonly country: Scalars['String']['output'];
  /** Searches the catalogues of this city's portals. */
  readonly datasets: DatasetConnection;
  /** Where these facts come from: a URL or a named source each. */
  readonly factSources: ReadonlyArray<Scalars['String']['output']>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** What kind of place it is, as the files of its commitments say; null: nobody said. */
  readonly jurisdictionKind?: Maybe<JurisdictionKind>;
  /** Where the city lies. */
  readonly location?: Maybe<Point>;
  /** A figure at every complete harvest. */
  readonly metricHistory: MetricSeries;
  /** Figures over all datasets of its portals, copies counted once. Empty: never measured. */
  readonly metrics: ReadonlyArray<Measurement>;
  /** Name as the city writes it. */
  readonly name: Scalars['String']['output'];
  /** What others call it, as the files of its commitments say; null: nobody said. */
  readonly placeIds?: Maybe<PlaceIds>;
  /** Inhabitants, from one of `factSources`. */
  readonly population?: Maybe<Scalars['Int']['output']>;
  /** Its portals, in the order of their slugs. */
  readonly portals: ReadonlyArray<Portal>;
  /** State, province or region. */
  readonly region?: Maybe<Scalars['String']['output']>;
  /** Where it signed a declaration, or is said to have. */
  readonly signatories: ReadonlyArray<Signatory>;
  /** Lower-case name such as "buenos-aires", unique. */
  readonly slug: Scalars['String']['output'];
};


/** A city whose portals are in the graph. */
export type CityCommitmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  where?: InputMaybe<CommitmentFilter>;
};


/** A city whose portals are in the graph. */
export type CityDatasetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DatasetOrder>;
  query?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<DatasetFilter>;
};


/** A city whose portals are in the graph. */
export type CityMetricHistoryArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  indicator: Scalars['String']['input'];
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A city whose portals are in the graph. */
export type CityMetricsArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  indicators?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Cities beside each other, by one ruler. */
export type CityComparison = {
  readonly __typename?: 'CityComparison';
  /**
   * Cities left out, with the reason: {city, code, message}. NEVER_HARVESTED, INCOMPLETE_HARVEST, DIFFERENT_VERSIONS,
   * DIFFERENT_LINK_MODE or TOO_FAR_APART (14 days).
   */
  readonly notComparable: ReadonlyArray<Scalars['JSON']['output']>;
  /**
   * Indicators of datasets that a platform of these cities decides whoever publishes: at least 98 % alike over three
   * portals or more of other cities; with fewer, what the platform is known for.
   */
  readonly platformDetermined: ReadonlyArray<Scalars['String']['output']>;
  /** By indicator, then in the order of the cities. */
  readonly rows: ReadonlyArray<CityComparisonRow>;
};

/** One figure of one city. */
export type CityComparisonRow = {
  readonly __typename?: 'CityComparisonRow';
  /** Whose. */
  readonly city: City;
  /** Which one. */
  readonly indicator: Indicator;
  /** The figure. */
  readonly measurement: Measurement;
  /** From 1; equals share one. null: refused. Shares by the lower end of Wilson's interval, small numbers drawn to the mean. */
  readonly rank?: Maybe<Scalars['Int']['output']>;
  /**
   * NOT_COMPARABLE, NOT_MEASURED, NOT_RANKED (neither more nor less is better), INSUFFICIENT_COVERAGE (below 0.6), KEYWORD_ONLY
   * or CANDIDATES_UNREVIEWED (high-value data told by words alone).
   */
  readonly rankRefused?: Maybe<Scalars['String']['output']>;
  /** Of shares: drawn towards the mean of the comparison the more, the fewer datasets stand behind it. */
  readonly shrunk?: Maybe<Scalars['Float']['output']>;
  /** Where its portals stand among those of their own platform: a list of {portal, platform, percentile, of}. */
  readonly withinPlatform: ReadonlyArray<Scalars['JSON']['output']>;
};

/** A page of cities. */
export type CityConnection = {
  readonly __typename?: 'CityConnection';
  /** Members with their cursors. */
  readonly edges: ReadonlyArray<CityEdge>;
  /** Members alone. */
  readonly nodes: ReadonlyArray<City>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One member of a page of cities. */
export type CityEdge = {
  readonly __typename?: 'CityEdge';
  /** To be given as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The member itself. */
  readonly node: City;
};

/** Conditions on cities, all of which must hold. */
export type CityFilter = {
  /** ISO 3166-1 alpha-2 codes, any of them. */
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Connector ids: cities with a portal on any of these platforms. */
  readonly platforms?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Part of the name, slug or region; case and accents do not matter. */
  readonly query?: InputMaybe<Scalars['String']['input']>;
};

/** A column of a table. */
export type Column = {
  readonly __typename?: 'Column';
  /** What it holds. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** As questions write it: the portal's own machine name. */
  readonly name: Scalars['String']['output'];
  /** false: the portal promises a value in every row. */
  readonly nullable: Scalars['Boolean']['output'];
  /** The portal's own word for the type; "unknown" where it gives none. */
  readonly sourceType: Scalars['String']['output'];
  /** Kept by the platform for itself: left out of rows unless selected by name. */
  readonly system: Scalars['Boolean']['output'];
  /** Name for people. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** What its cells hold. */
  readonly type: ColumnType;
};

/** A column. */
export type ColumnInput = {
  /** Name of the column. */
  readonly column: Scalars['String']['input'];
};

/** What the cells of a column hold. Every cell may be null: there is no value. */
export type ColumnType =
  /** true or false. */
  | 'BOOLEAN'
  /** A calendar date: "2024-05-01". */
  | 'DATE'
  /** A decimal number: a JSON number where a double holds it, else its digits as text; never rounded. */
  | 'DECIMAL'
  /** A time: "2024-05-01T09:30:00Z", without the Z where the portal gives a local time and no zone. */
  | 'INSTANT'
  /** A whole number: a JSON number up to 9007199254740991 either way, else its digits as text. */
  | 'INTEGER'
  /** Any JSON, other geometries among it. */
  | 'JSON'
  /** A GeoJSON Point: longitude, then latitude. */
  | 'POINT'
  /** Text. */
  | 'TEXT';

/** Who says what the columns of a table are. */
export type ColumnsFrom =
  /** The catalogue, since the table cannot be described now. */
  | 'CATALOGUE'
  /** The table itself. */
  | 'TABLE';

/** A promise of a city. What it says of it, what others found and what the catalogue proves are three judgements, kept apart. */
export type Commitment = Node & {
  readonly __typename?: 'Commitment';
  /** Kinds of action that it is. */
  readonly actionTypes: ReadonlyArray<ActionType>;
  /** Whether the city's report and the computed verdict say the same: AGREE, SELF_HIGHER, COMPUTED_HIGHER or NOT_COMPARABLE. */
  readonly agreement: Scalars['String']['output'];
  /** Every independent assessment, oldest first. */
  readonly assessments: ReadonlyArray<Assessment>;
  /** Who promised. */
  readonly city: City;
  /**
   * What the city's own catalogue proves. Never overwrites the two others. One that was not checked yet is UNVERIFIABLE
   * for the reason NOT_EVALUATED, as of the moment that is asked for.
   */
  readonly computed: Verdict;
  /** Whom to ask. */
  readonly contact?: Maybe<Scalars['String']['output']>;
  /** SIGNED: counted from the day of signing. EFFECTIVE: from the day in force. STATED: named in the promise. null: not known. */
  readonly dueBasis?: Maybe<Scalars['String']['output']>;
  /** The last day that its due date may mean: what is due in 2013 is due by 2013-12-31. */
  readonly dueOn?: Maybe<Scalars['Date']['output']>;
  /** Its due date as exactly as it is known (EDTF): "2013". */
  readonly dueOnAsWritten?: Maybe<Scalars['String']['output']>;
  /** How the due date follows from something else: "P90D after legal.effectiveOn". */
  readonly dueRule?: Maybe<Scalars['String']['output']>;
  /** What is to come of it. */
  readonly expectedResult?: Maybe<Scalars['String']['output']>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** What an independent reviewer found: the latest assessment that says how far it has come. null: nobody looked. */
  readonly independent?: Maybe<StatusReport>;
  /** BCP 47 tags of the languages that its text is in; "und": not told. */
  readonly languages: ReadonlyArray<Scalars['String']['output']>;
  /** Who answers for it. */
  readonly leadInstitution?: Maybe<Scalars['String']['output']>;
  /** What could prove it: DATASET, DOCUMENT, SERVICE, EVENT, ORGANISATIONAL or ADVOCACY; null: nobody said. */
  readonly measurability?: Maybe<Scalars['String']['output']>;
  /** Steps on the way. */
  readonly milestones: ReadonlyArray<Milestone>;
  /** Its number in the plan, as written there. */
  readonly number?: Maybe<Scalars['String']['output']>;
  /** ACCESS_TO_INFORMATION, CIVIC_PARTICIPATION, PUBLIC_ACCOUNTABILITY, TECHNOLOGY: values of the Open Government Partnership. */
  readonly ogpValues: ReadonlyArray<Scalars['String']['output']>;
  /** Names of third parties that help. */
  readonly partners: ReadonlyArray<Scalars['String']['output']>;
  /** Third parties that help, with what each does. */
  readonly partnerships: ReadonlyArray<Partnership>;
  /** The plan in which it stands. */
  readonly plan: ActionPlan;
  /** Pledges that it serves. */
  readonly pledges: ReadonlyArray<Pledge>;
  /** What it is about, in the words of its source. */
  readonly policyAreas: ReadonlyArray<Scalars['String']['output']>;
  /** What it is to mend. */
  readonly problem?: Maybe<Scalars['String']['output']>;
  /** What it is and where it comes from, in words: its own note, else that of its plan, else how it came here. */
  readonly provenance: Scalars['String']['output'];
  /** Other commitments that this one stands to. */
  readonly related: ReadonlyArray<RelatedCommitment>;
  /** Of entries of a tracker of planned releases: the days of plan and release. null: it is no such entry. */
  readonly release?: Maybe<PlannedRelease>;
  /** The rules by which it is checked, as people wrote them. Empty: nothing would prove it by itself. */
  readonly rules: ReadonlyArray<Scalars['JSON']['output']>;
  /** What the city says: its latest report. null: it says nothing. */
  readonly selfReported?: Maybe<StatusReport>;
  /** Its id in the registry: lower-case kebab case, stable. */
  readonly slug: Scalars['String']['output'];
  /** Where this is from, in data. */
  readonly source: RecordSource;
  /** The first day that its start may mean. */
  readonly startOn?: Maybe<Scalars['Date']['output']>;
  /** Its start as exactly as it is known (EDTF): "2013-03". */
  readonly startOnAsWritten?: Maybe<Scalars['String']['output']>;
  /** Who helps within government. */
  readonly supportingInstitutions: ReadonlyArray<Scalars['String']['output']>;
  /** What is promised, in the city's words where those are known. */
  readonly text: Scalars['String']['output'];
  /** Themes that it belongs to, at least one; `unclassified` where an import found none. */
  readonly themes: ReadonlyArray<CommitmentTheme>;
  /** Its name. */
  readonly title: Scalars['String']['output'];
  /** Every report, oldest first: of the city, of civil society, of reviewers and of the public. Nothing is ever changed in it. */
  readonly updates: ReadonlyArray<StatusReport>;
  /** Every verdict that it had, newest first, with the time for which each held. */
  readonly verdictHistory: VerdictPeriodConnection;
};


/** A promise of a city. What it says of it, what others found and what the catalogue proves are three judgements, kept apart. */
export type CommitmentComputedArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


/** A promise of a city. What it says of it, what others found and what the catalogue proves are three judgements, kept apart. */
export type CommitmentTextArgs = {
  language?: InputMaybe<Scalars['String']['input']>;
};


/** A promise of a city. What it says of it, what others found and what the catalogue proves are three judgements, kept apart. */
export type CommitmentTitleArgs = {
  language?: InputMaybe<Scalars['String']['input']>;
};


/** A promise of a city. What it says of it, what others found and what the catalogue proves are three judgements, kept apart. */
export type CommitmentVerdictHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of commitments. */
export type CommitmentConnection = {
  readonly __typename?: 'CommitmentConnection';
  /** Members with their cursors. */
  readonly edges: ReadonlyArray<CommitmentEdge>;
  /** Members alone. */
  readonly nodes: ReadonlyArray<Commitment>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One member of a page of commitments. */
export type CommitmentEdge = {
  readonly __typename?: 'CommitmentEdge';
  /** To be given as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The member itself. */
  readonly node: Commitment;
};

/** Conditions on commitments, all of which must hold; lists are any of. */
export type CommitmentFilter = {
  /** Codes or slugs of kinds of action: "T1.2". */
  readonly actionTypes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Slugs of cities. */
  readonly cities?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** true: due, and not fulfilled when it was last checked, or never checked; false: all others. */
  readonly overdue?: InputMaybe<Scalars['Boolean']['input']>;
  /** Ids of pledges: "P1". */
  readonly pledges?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /**
   * Words that all must stand in its title, text, number or institution, in any of its languages; the beginning of a word
   * will do, case and accents do not matter. At most 500 characters.
   */
  readonly query?: InputMaybe<Scalars['String']['input']>;
  /** Ids of rounds: "R1". */
  readonly rounds?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** States of the present verdict. What was not checked yet is UNVERIFIABLE. */
  readonly states?: InputMaybe<ReadonlyArray<VerdictState>>;
  /** Codes of themes: "T1", or "unclassified". */
  readonly themes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What commitments are counted by. */
export type CommitmentGrouping =
  /** The city that promised. */
  | 'CITY'
  /** The institution that answers for it, as written; null: not told. */
  | 'INSTITUTION'
  /** The pledge that it serves, each; null: none. */
  | 'PLEDGE'
  /** The round of the plan; null: none. */
  | 'ROUND'
  /** The theme; a commitment of two themes counts in both. */
  | 'THEME';

/** Figures over commitments that have something in common. */
export type CommitmentMetrics = {
  readonly __typename?: 'CommitmentMetrics';
  /** How many commitments there are. */
  readonly count: Scalars['Int']['output'];
  /** Slug of the city, id of the round, code of the theme, id of the pledge, or name of the institution; null: they have none. */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** The same for people. */
  readonly label: Scalars['String']['output'];
  /** The figures, with bounds where verdicts are not known. Counts of many commitments are never ranked. */
  readonly metrics: ReadonlyArray<Measurement>;
};


/** Figures over commitments that have something in common. */
export type CommitmentMetricsMetricsArgs = {
  indicators?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A page of figures, in the order of their keys; what has no key comes last. */
export type CommitmentMetricsConnection = {
  readonly __typename?: 'CommitmentMetricsConnection';
  /** Members with their cursors. */
  readonly edges: ReadonlyArray<CommitmentMetricsEdge>;
  /** Members alone. */
  readonly nodes: ReadonlyArray<CommitmentMetrics>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One member of a page of figures. */
export type CommitmentMetricsEdge = {
  readonly __typename?: 'CommitmentMetricsEdge';
  /** To be given as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The member itself. */
  readonly node: CommitmentMetrics;
};

/** One of the themes that commitments are made under. */
export type CommitmentTheme = {
  readonly __typename?: 'CommitmentTheme';
  /** The kinds of action that belong to it. */
  readonly actionTypes: ReadonlyArray<ActionType>;
  /** "T1" to "T4"; "unclassified" where an import found none. */
  readonly code: Scalars['String']['output'];
  /** Its name, word for word. */
  readonly title: Scalars['String']['output'];
};

/** A meeting of a steering committee. */
export type CommitteeMeeting = {
  readonly __typename?: 'CommitteeMeeting';
  /** When, as exactly as it is known (EDTF). */
  readonly date: Scalars['String']['output'];
  /** Where the minutes are. */
  readonly minutesUrl?: Maybe<Scalars['URL']['output']>;
};

/** A seat on a steering committee. */
export type CommitteeMember = {
  readonly __typename?: 'CommitteeMember';
  /** Since when, as exactly as it is known (EDTF). */
  readonly from?: Maybe<Scalars['String']['output']>;
  /** CITY, ASSOCIATION, NGO, FEDERAL, COMPANY or ACADEMIA. */
  readonly kind: Scalars['String']['output'];
  /** Whose seat it is. */
  readonly organisation: Scalars['String']['output'];
  /** Who holds it. */
  readonly person?: Maybe<Scalars['String']['output']>;
  /** CHAIR, CO_CHAIR, MEMBER or OBSERVER. */
  readonly role: Scalars['String']['output'];
  /** Until when; null: not known, or still. */
  readonly to?: Maybe<Scalars['String']['output']>;
};

/** Compares a cell with a value. */
export type CompareInput = {
  /** Name of the column. */
  readonly column: Scalars['String']['input'];
  /** How. */
  readonly op: CompareOp;
  /**
   * The value, in the form of the column's type: text, a number, true or false. Numbers that a double does not hold are
   * sent as text. null with EQ: there is no value; null with NE: there is one.
   */
  readonly value?: InputMaybe<Scalars['JSON']['input']>;
};

/** How a cell is compared. */
export type CompareOp =
  /** Equal. */
  | 'EQ'
  /** Greater than or equal. */
  | 'GE'
  /** Greater than. */
  | 'GT'
  /** Less than or equal. */
  | 'LE'
  /** Less than. */
  | 'LT'
  /** Not equal, but there is a value. */
  | 'NE';

/** How far a commitment has come. */
export type CompletionStatus =
  /** All was done. */
  | 'COMPLETE'
  /** A little was done. */
  | 'LIMITED'
  /** Nothing was done. */
  | 'NOT_STARTED'
  /** There is nothing to judge by. */
  | 'NO_EVIDENCE'
  /** Most was done, or what was done has grown old. */
  | 'SUBSTANTIAL'
  /** The city took it back. */
  | 'WITHDRAWN';

/** A platform the gateway can read, as its connector declares it. */
export type Connector = {
  readonly __typename?: 'Connector';
  /** What any portal of this platform can do at most: reading the catalogue (`catalogue`) and rows (`rows`, null: none). */
  readonly capabilities: Scalars['JSON']['output'];
  /** The vendor's own documentation. */
  readonly docs: Scalars['URL']['output'];
  /** The `platform` of its portals. */
  readonly id: Scalars['String']['output'];
  /** DCAT terms that a catalogue record of this platform can carry; what is missing here is unknown rather than absent. */
  readonly observes: ReadonlyArray<Scalars['String']['output']>;
  /** Name of the platform. */
  readonly title: Scalars['String']['output'];
};

/** How people were asked about a plan. A count that is null was not told, which is not zero. */
export type Consultation = {
  readonly __typename?: 'Consultation';
  /** How many were taken up. */
  readonly accepted?: Maybe<Scalars['Int']['output']>;
  /** How they were asked: {kind, url, heldOn, participants} each. */
  readonly channels: ReadonlyArray<Scalars['JSON']['output']>;
  /** The last day. */
  readonly endedOn?: Maybe<Scalars['Date']['output']>;
  /** What became of it all, in words. */
  readonly howUsed?: Maybe<Scalars['String']['output']>;
  /** How much say people had, in the words of IAP2: INFORM, CONSULT, INVOLVE, COLLABORATE or EMPOWER. */
  readonly level?: Maybe<Scalars['String']['output']>;
  /** How many were taken up in part. */
  readonly partlyAccepted?: Maybe<Scalars['Int']['output']>;
  /** How many of them were published. */
  readonly published?: Maybe<Scalars['Int']['output']>;
  /** Where the answer with its reasons is. */
  readonly reasonedResponseUrl?: Maybe<Scalars['URL']['output']>;
  /** Pieces of feedback that came. */
  readonly received?: Maybe<Scalars['Int']['output']>;
  /** How many were not. */
  readonly rejected?: Maybe<Scalars['Int']['output']>;
  /** The first day. */
  readonly startedOn?: Maybe<Scalars['Date']['output']>;
  /** How many nobody answered. */
  readonly unanswered?: Maybe<Scalars['Int']['output']>;
};

/** Whom to ask about a dataset. At least one field is set. */
export type Contact = {
  readonly __typename?: 'Contact';
  /** Mail address. */
  readonly email?: Maybe<Scalars['String']['output']>;
  /** Person or office. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Contact page. */
  readonly url?: Maybe<Scalars['URL']['output']>;
};

/** A word that matched nothing as typed. */
export type Correction = {
  readonly __typename?: 'Correction';
  /** As typed. */
  readonly from: Scalars['String']['output'];
  /** Searched in its place, any of them. */
  readonly to: ReadonlyArray<Scalars['String']['output']>;
};

/** A number of rows. */
export type Count = {
  readonly __typename?: 'Count';
  /** How sure it is. */
  readonly precision: CountPrecision;
  /** The number. */
  readonly value: Scalars['Float']['output'];
};

/** How sure a number of rows is. */
export type CountPrecision =
  /** The portal's guess. */
  | 'ESTIMATE'
  /** Counted. */
  | 'EXACT';

/** A dataset as its portal describes it, read into DCAT 3 terms. What the portal does not say is null, never guessed. */
export type Dataset = Node & {
  readonly __typename?: 'Dataset';
  /** Who may have it, in the portal's words. */
  readonly accessRights?: Maybe<Scalars['String']['output']>;
  /** West, south, east, north in degrees, where it can be derived. */
  readonly bbox?: Maybe<ReadonlyArray<Scalars['Float']['output']>>;
  /** Whose portal that is. */
  readonly city?: Maybe<City>;
  /** Columns as the catalogue states them; empty when it does not. */
  readonly columns: ReadonlyArray<CatalogueColumn>;
  /** Commitments whose present verdict rests on it. */
  readonly commitments: CommitmentConnection;
  /** Standards it follows. */
  readonly conformsTo: ReadonlyArray<Scalars['String']['output']>;
  /** Whom to ask. */
  readonly contact?: Maybe<Contact>;
  /** When its data changed. */
  readonly dataModified?: Maybe<Scalars['DateTime']['output']>;
  /** The same dates as the portal wrote them and as precise as they are. */
  readonly dates: ReadonlyArray<DateReading>;
  /** Datasets of the same portal that this one is a view of, by their local ids. */
  readonly derivedFrom: ReadonlyArray<Scalars['String']['output']>;
  /** Plain text. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Files and services that hold the data. */
  readonly distributions: ReadonlyArray<Distribution>;
  /** DCAT terms that the portal's records can carry; what is missing here is unknown rather than absent. */
  readonly fieldsObserved: ReadonlyArray<Scalars['String']['output']>;
  /** When the gateway first saw it. */
  readonly firstSeenAt: Scalars['DateTime']['output'];
  /** What became of it, newest first. */
  readonly history: DatasetChangeConnection;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Identifier for other systems, as the portal gives it. */
  readonly identifier?: Maybe<Scalars['String']['output']>;
  /** When it was first published. */
  readonly issued?: Maybe<Scalars['DateTime']['output']>;
  /** DCAT 3 as JSON-LD, with its context. */
  readonly jsonLd: Scalars['JSON']['output'];
  /** Keywords as the portal writes them. */
  readonly keywords: ReadonlyArray<Scalars['String']['output']>;
  /** Page for people on the portal. */
  readonly landingPage?: Maybe<Scalars['URL']['output']>;
  /** BCP 47 tags of the data's languages. */
  readonly language: ReadonlyArray<Scalars['String']['output']>;
  /** When the gateway last saw it. */
  readonly lastSeenAt: Scalars['DateTime']['output'];
  /** Terms of use. */
  readonly licence?: Maybe<Licence>;
  /** The portal's own id. */
  readonly localId: Scalars['String']['output'];
  /** When its description changed. */
  readonly metadataModified?: Maybe<Scalars['DateTime']['output']>;
  /** Its measurements as of the last complete harvest of its portal. Empty: not measured yet. */
  readonly metrics: ReadonlyArray<Measurement>;
  /** Where it is published. */
  readonly portal: Portal;
  /** How it came about, in the portal's words. */
  readonly provenance?: Maybe<Scalars['String']['output']>;
  /** Who publishes it. */
  readonly publisher?: Maybe<Publisher>;
  /** Score of data.europa.eu, as of the last complete harvest of its portal; null: not measured yet. */
  readonly quality?: Maybe<QualityScore>;
  /** The portal's own record, as sent. */
  readonly raw?: Maybe<Scalars['JSON']['output']>;
  /** Every repair made while reading the portal's record. */
  readonly remarks: ReadonlyArray<Remark>;
  /** When it was held to be gone; null while the portal shows it. */
  readonly removedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How this description was come by: from what was kept, or from the portal just now. */
  readonly source: SourceStatus;
  /** Where it is about: a GeoJSON geometry, a box [west, south, east, north], an IRI or a label; `spatialKind` says which. */
  readonly spatial?: Maybe<Scalars['JSON']['output']>;
  /** What `spatial` is. */
  readonly spatialKind?: Maybe<SpatialKind>;
  /** Tables whose rows can be asked for, those that the portal answers first. Several may be forms of the same data. */
  readonly tables: ReadonlyArray<Table>;
  /** Last day it is about. */
  readonly temporalEnd?: Maybe<Scalars['Date']['output']>;
  /** First day it is about. */
  readonly temporalStart?: Maybe<Scalars['Date']['output']>;
  /** Themes in the portal's words and, where known, in those of the EU. */
  readonly themes: ReadonlyArray<Theme>;
  /** Title in the portal's main language. */
  readonly title: Scalars['String']['output'];
  /** Titles, descriptions and keywords in other languages. */
  readonly translations: ReadonlyArray<Translation>;
  /** How often it is said to be updated. */
  readonly updateFrequency?: Maybe<UpdateFrequency>;
};


/** A dataset as its portal describes it, read into DCAT 3 terms. What the portal does not say is null, never guessed. */
export type DatasetCommitmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A dataset as its portal describes it, read into DCAT 3 terms. What the portal does not say is null, never guessed. */
export type DatasetHistoryArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A dataset as its portal describes it, read into DCAT 3 terms. What the portal does not say is null, never guessed. */
export type DatasetMetricsArgs = {
  indicators?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** A dataset as its portal describes it, read into DCAT 3 terms. What the portal does not say is null, never guessed. */
export type DatasetTablesArgs = {
  via?: InputMaybe<TableAccess>;
};

/** Something that became of a dataset. */
export type DatasetChange = {
  readonly __typename?: 'DatasetChange';
  /** When the gateway saw it. */
  readonly at: Scalars['DateTime']['output'];
  /** Fields that differ; empty unless CHANGED or REAPPEARED. */
  readonly fields: ReadonlyArray<Scalars['String']['output']>;
  /** What happened. */
  readonly kind: ChangeKind;
};

/** A page of changes of a dataset. */
export type DatasetChangeConnection = {
  readonly __typename?: 'DatasetChangeConnection';
  /** Members with their cursors. */
  readonly edges: ReadonlyArray<DatasetChangeEdge>;
  /** Members alone. */
  readonly nodes: ReadonlyArray<DatasetChange>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One member of a page of changes of a dataset. */
export type DatasetChangeEdge = {
  readonly __typename?: 'DatasetChangeEdge';
  /** To be given as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The member itself. */
  readonly node: DatasetChange;
};

/** A page of datasets. */
export type DatasetConnection = {
  readonly __typename?: 'DatasetConnection';
  /** Words that matched nothing as typed, of `query` and of `column`, and what was searched in their place. */
  readonly corrections: ReadonlyArray<Correction>;
  /** Members with their cursors. */
  readonly edges: ReadonlyArray<DatasetEdge>;
  /** How the whole answer (all pages) is spread over values. */
  readonly facets: ReadonlyArray<Facet>;
  /** Members alone. */
  readonly nodes: ReadonlyArray<Dataset>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** The portals this answer rests on, as of when, and what went wrong with them. */
  readonly sources: ReadonlyArray<SourceStatus>;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};


/** A page of datasets. */
export type DatasetConnectionFacetsArgs = {
  fields: ReadonlyArray<DatasetFacetField>;
  limit?: InputMaybe<Scalars['Int']['input']>;
};

/** One member of a page of datasets. */
export type DatasetEdge = {
  readonly __typename?: 'DatasetEdge';
  /** To be given as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** Where the words stand. */
  readonly highlights: ReadonlyArray<Highlight>;
  /** The member itself. */
  readonly node: Dataset;
  /** How well it matches, 0 to 1; null when no words were searched. */
  readonly score?: Maybe<Scalars['Float']['output']>;
};

/** What an answer can be counted by. */
export type DatasetFacetField =
  /** City of the portal; `value` is its slug. */
  | 'CITY'
  /** Country of the portal's city; `value` is its code. */
  | 'COUNTRY'
  /** Format code of any distribution. */
  | 'FORMAT'
  /** Keyword. */
  | 'KEYWORD'
  /** How open the licence is. */
  | 'LICENCE'
  /** Platform; `value` is the connector's id. */
  | 'PLATFORM'
  /** Portal; `value` is its slug. */
  | 'PORTAL'
  /** Name of the publisher. */
  | 'PUBLISHER'
  /** Whether rows can be asked for: "true" or "false". */
  | 'QUERYABLE'
  /** How rows can be asked for: "API" or "FILE". A dataset with tables of both counts in both, one without in neither. */
  | 'TABLE_ACCESS'
  /** Theme. */
  | 'THEME';

/** Conditions on datasets, all of which must hold; a list means "any of", and an empty list matches nothing. */
export type DatasetFilter = {
  /** All of these hold. */
  readonly and?: InputMaybe<ReadonlyArray<DatasetFilter>>;
  /** Touches this box: west, south, east, north in degrees. */
  readonly bbox?: InputMaybe<ReadonlyArray<Scalars['Float']['input']>>;
  /** Slugs of cities. */
  readonly cities?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /**
   * Has a column whose name or title holds all these words, the last perhaps only begun. A word that no column has is
   * replaced by near ones, and `corrections` says so.
   */
  readonly column?: InputMaybe<Scalars['String']['input']>;
  /** ISO 3166-1 alpha-2 codes of the cities' countries. */
  readonly countries?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Format codes such as "CSV", of any distribution. */
  readonly formats?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Issued at or after. */
  readonly issuedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Keywords, whole; case does not matter. */
  readonly keywords?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** How open the licence is. */
  readonly licence?: InputMaybe<ReadonlyArray<LicenceOpenness>>;
  /** Data changed at or after; where that is not known, the description. */
  readonly modifiedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** This does not hold. */
  readonly not?: InputMaybe<DatasetFilter>;
  /** At least one of these holds. */
  readonly or?: InputMaybe<ReadonlyArray<DatasetFilter>>;
  /** Connector ids. */
  readonly platforms?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Slugs of portals. */
  readonly portals?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Names of publishers. */
  readonly publishers?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** true: it has a table whose rows can be asked for; false: it has none. */
  readonly queryable?: InputMaybe<Scalars['Boolean']['input']>;
  /** false: datasets the portal shows; true: datasets that disappeared; null: both. Only outside `and`, `or`, `not`. */
  readonly removed?: InputMaybe<Scalars['Boolean']['input']>;
  /** Has a table of such access. */
  readonly tableAccess?: InputMaybe<ReadonlyArray<TableAccess>>;
  /** EU data-theme codes such as "TRAN", or the portal's own words. */
  readonly themes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** How datasets are ordered. Ties are broken by portal and id, so that pages never overlap. */
export type DatasetOrder = {
  /** By what. */
  readonly by: DatasetOrderField;
  /** Which end comes first. RELEVANCE is always best first. */
  readonly direction: Direction;
};

/** What datasets can be ordered by. Where the value is not known, a dataset comes last. */
export type DatasetOrderField =
  /** When its data changed. */
  | 'DATA_MODIFIED'
  /** When the gateway first saw it. */
  | 'FIRST_SEEN'
  /** When the portal issued it. */
  | 'ISSUED'
  /** When its description changed. */
  | 'METADATA_MODIFIED'
  /** How well the words match. */
  | 'RELEVANCE'
  /** The title. */
  | 'TITLE';

/** A stretch of time that dates are grouped by; its value is its first day. */
export type DateBucket =
  /** By day. */
  | 'DAY'
  /** By month. */
  | 'MONTH'
  /** By year. */
  | 'YEAR';

/** How precise a date is. */
export type DatePrecision =
  /** To the day. */
  | 'DAY'
  /** To the millisecond. */
  | 'MILLISECOND'
  /** To the month. */
  | 'MONTH'
  /** To the second. */
  | 'SECOND'
  /** To the year. */
  | 'YEAR';

/** A date as the portal wrote it. */
export type DateReading = {
  readonly __typename?: 'DateReading';
  /** What was read; the beginning of the period when it is coarser than a second. */
  readonly at: Scalars['DateTime']['output'];
  /** Which date: issued, metadataModified or dataModified. */
  readonly field: Scalars['String']['output'];
  /** How precise it is. */
  readonly precision: DatePrecision;
  /** As the portal wrote it. */
  readonly raw: Scalars['String']['output'];
};

/** What cities sign: goals and pledges, word for word, and who signed. */
export type Declaration = {
  readonly __typename?: 'Declaration';
  /** What the partnership is for, in the words of the declaration and in its order. */
  readonly goals: ReadonlyArray<Scalars['String']['output']>;
  /** Its id, such as "ogip-2012". */
  readonly id: Scalars['ID']['output'];
  /** Since when it could be signed, as exactly as it is known (EDTF). */
  readonly openedOn?: Maybe<Scalars['String']['output']>;
  /** What every signatory pledges, in the order of the declaration. */
  readonly pledges: ReadonlyArray<Pledge>;
  /** Cities that signed, or that somebody says did. Without evidence a signatory is UNCONFIRMED. */
  readonly signatories: ReadonlyArray<Signatory>;
  /** Where these words are from. */
  readonly source: RecordSource;
  /** Who steers the partnership. */
  readonly steeringCommittees: ReadonlyArray<SteeringCommittee>;
  /** Its introduction, where it has one. */
  readonly text?: Maybe<Scalars['String']['output']>;
  /** Its name. */
  readonly title: Scalars['String']['output'];
};

/** Which end comes first. */
export type Direction =
  /** Smallest, earliest or first of the alphabet first. */
  | 'ASC'
  /** Greatest, latest or last of the alphabet first. */
  | 'DESC';

/** A file or service that holds a dataset's data. */
export type Distribution = Node & {
  readonly __typename?: 'Distribution';
  /** Page or service that leads to the data. */
  readonly accessUrl?: Maybe<Scalars['URL']['output']>;
  /** Size in bytes, as the portal states it. */
  readonly byteSize?: Maybe<Scalars['Float']['output']>;
  /** Checksum as the portal states it. */
  readonly checksum?: Maybe<Checksum>;
  /** The dataset. */
  readonly dataset: Dataset;
  /** Plain text. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** The file itself. */
  readonly downloadUrl?: Maybe<Scalars['URL']['output']>;
  /** What kind of file or service. */
  readonly format?: Maybe<Format>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** When it was first published. */
  readonly issued?: Maybe<Scalars['DateTime']['output']>;
  /** Terms of use; its dataset's when it states none. */
  readonly licence?: Maybe<Licence>;
  /**
   * What the last check of its address showed: of `downloadUrl`, or of `accessUrl` where there is no other. null: that was
   * not checked, or there is no address.
   */
  readonly link?: Maybe<LinkStatus>;
  /** The portal's own id, unique within the dataset. */
  readonly localId: Scalars['String']['output'];
  /** When it changed. */
  readonly modified?: Maybe<Scalars['DateTime']['output']>;
  /** Whether its rows can be asked for, and why not. */
  readonly queryable: Queryability;
  /** The table that this is, or that its file holds; null: its rows cannot be asked for, and `queryable` says why. */
  readonly table?: Maybe<Table>;
  /** Title. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** An address that is to show something. */
export type EvidenceLink = {
  readonly __typename?: 'EvidenceLink';
  /** A copy that stays. */
  readonly archivedUrl?: Maybe<Scalars['String']['output']>;
  /** DATASET, DOCUMENT, PAGE, CODE or MEDIA. */
  readonly kind: Scalars['String']['output'];
  /** What it leads to, in words. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** The address, as it was given. */
  readonly url: Scalars['String']['output'];
};

/** What one rule of a commitment comes to. */
export type EvidenceResult = {
  readonly __typename?: 'EvidenceResult';
  /** Datasets that the rule chooses. */
  readonly candidates: Scalars['Int']['output'];
  /** Every check of every dataset; for rules without datasets, of what they look at. */
  readonly checks: ReadonlyArray<CheckResult>;
  /** Datasets that the state rests on, best first, as the catalogue has them now. Those that left it are among `outcomes` alone. */
  readonly datasets: ReadonlyArray<Dataset>;
  /** dataset, metric, document or attestation. */
  readonly kind: Scalars['String']['output'];
  /** What each of those datasets came to. */
  readonly outcomes: ReadonlyArray<CandidateResult>;
  /** Share that surely holds, 0 to 1. */
  readonly progressLower: Scalars['Float']['output'];
  /** Share that may hold, 0 to 1. */
  readonly progressUpper: Scalars['Float']['output'];
  /** Why, where there is something to be said. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Whether the commitment cannot be fulfilled without it. */
  readonly required: Scalars['Boolean']['output'];
  /** Id of the rule, unique within its commitment. */
  readonly rule: Scalars['String']['output'];
  /** What it comes to. */
  readonly state: VerdictState;
  /** Datasets of which it cannot be told whether it chooses them. */
  readonly unknownCandidates: Scalars['Int']['output'];
  /** How much it counts. */
  readonly weight: Scalars['Float']['output'];
};

/** How an answer is spread over one field. */
export type Facet = {
  readonly __typename?: 'Facet';
  /** The most frequent first, ties by value. */
  readonly buckets: ReadonlyArray<FacetBucket>;
  /** The field. */
  readonly field: DatasetFacetField;
};

/** How many datasets share a value. */
export type FacetBucket = {
  readonly __typename?: 'FacetBucket';
  /** How many datasets. */
  readonly count: Scalars['Int']['output'];
  /** To be shown. */
  readonly label: Scalars['String']['output'];
  /** To be used in a filter. */
  readonly value: Scalars['String']['output'];
};

/** What kind of file or service it is. */
export type Format = {
  readonly __typename?: 'Format';
  /** EU file-type code, or our own name where that list has none. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Programs can read it without loss; null when the format is not known. */
  readonly machineReadable?: Maybe<Scalars['Boolean']['output']>;
  /** IANA media type. */
  readonly mediaType?: Maybe<Scalars['String']['output']>;
  /** It belongs to nobody; null when the format is not known. */
  readonly nonProprietary?: Maybe<Scalars['Boolean']['output']>;
  /** The portal's own words. */
  readonly raw?: Maybe<Scalars['String']['output']>;
};

/** A key by which rows are grouped. */
export type GroupKeyInput = {
  /** Groups dates and times by the day, month or year they fall into; left out: by their values. */
  readonly bucket?: InputMaybe<DateBucket>;
  /** Name of the column; the group's value stands under it in the answer. */
  readonly column: Scalars['String']['input'];
};

/** How much a harvest reads. */
export type HarvestMode =
  /** The whole catalogue. */
  | 'FULL'
  /** What changed since the last one. */
  | 'INCREMENTAL';

/** One harvest of one portal: what was seen, and what it is worth. */
export type HarvestRun = Node & {
  readonly __typename?: 'HarvestRun';
  /** Datasets that were new. */
  readonly added: Scalars['Int']['output'];
  /** Bytes received, on the wire. */
  readonly bytes: Scalars['Float']['output'];
  /** Datasets whose description differed. */
  readonly changed: Scalars['Int']['output'];
  /** The broken run whose walk this one went on with: start, counts and cost are then those of the whole walk. */
  readonly continues?: Maybe<HarvestRun>;
  /** What ended it early. */
  readonly error?: Maybe<SourceError>;
  /** The portal's own exact total; null when it states none. */
  readonly expected?: Maybe<Scalars['Int']['output']>;
  /** When it ended; null while it runs. */
  readonly finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Removals that wait for a person, when the verdict is HELD. */
  readonly heldRemovals: Scalars['Int']['output'];
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Records that are no datasets: charts, stories and the like. */
  readonly leftOut: Scalars['Int']['output'];
  /** Left-out records by reason, the most frequent first. */
  readonly leftOutReasons: ReadonlyArray<LeftOutReason>;
  /** Everything, or changes only. */
  readonly mode: HarvestMode;
  /** The portal; null when it is not in the registry any more. */
  readonly portal?: Maybe<Portal>;
  /** Why the verdict is not COMPLETE, in a sentence. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Records that could not be read. */
  readonly rejected: Scalars['Int']['output'];
  /** Records that could not be read, and why. */
  readonly rejections: RejectionConnection;
  /** Datasets that became removals. */
  readonly removed: Scalars['Int']['output'];
  /** Requests sent. */
  readonly requests: Scalars['Int']['output'];
  /** Distinct records seen, rejected ones and those left out included. */
  readonly seen: Scalars['Int']['output'];
  /** When it began; the start of the walk when it goes on with a broken one. */
  readonly startedAt: Scalars['DateTime']['output'];
  /** Datasets as they were. */
  readonly unchanged: Scalars['Int']['output'];
  /** What it is worth; null while it runs. */
  readonly verdict?: Maybe<HarvestVerdict>;
};


/** One harvest of one portal: what was seen, and what it is worth. */
export type HarvestRunRejectionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of harvests. */
export type HarvestRunConnection = {
  readonly __typename?: 'HarvestRunConnection';
  /** Members with their cursors. */
  readonly edges: ReadonlyArray<HarvestRunEdge>;
  /** Members alone. */
  readonly nodes: ReadonlyArray<HarvestRun>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One member of a page of harvests. */
export type HarvestRunEdge = {
  readonly __typename?: 'HarvestRunEdge';
  /** To be given as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The member itself. */
  readonly node: HarvestRun;
};

/** The state of a portal's harvest. */
export type HarvestState =
  /** A firewall or login page keeps the gateway out. */
  | 'BLOCKED'
  /** Recent harvests broke. */
  | 'FAILING'
  /** The last complete harvest is recent. */
  | 'FRESH'
  /** Removals wait for a person. */
  | 'HELD'
  /** Never harvested. */
  | 'NEVER'
  /** Being harvested now. */
  | 'RUNNING'
  /** The last complete harvest is older than it should be. */
  | 'STALE';

/** How fresh what is stored of a portal is. */
export type HarvestStatus = {
  readonly __typename?: 'HarvestStatus';
  /** Finished runs in a row, up to now, that were BROKEN. */
  readonly failures: Scalars['Int']['output'];
  /** The run whose removals wait for a person. */
  readonly held?: Maybe<HarvestRun>;
  /** The last run that saw the whole portal or all its changes. */
  readonly lastComplete?: Maybe<HarvestRun>;
  /** The run that began last, finished or not. */
  readonly lastRun?: Maybe<HarvestRun>;
  /** When the next harvest begins; null: none is scheduled. */
  readonly nextDue?: Maybe<Scalars['DateTime']['output']>;
  /** In one word. */
  readonly state: HarvestState;
};

/** What a harvest is worth. */
export type HarvestVerdict =
  /** It failed or was stopped. */
  | 'BROKEN'
  /** It ended where the portal said the list ends, and the numbers agree. */
  | 'COMPLETE'
  /** Complete, but it would remove so much that a person must say yes. */
  | 'HELD'
  /** It ended, but the numbers disagree. */
  | 'UNEVEN';

/** A part of a dataset's text with the matched words. */
export type Highlight = {
  readonly __typename?: 'Highlight';
  /** Name of the field: title, description, keywords, publisher, columns. */
  readonly field: Scalars['String']['output'];
  /** Safe HTML: the text is escaped, and matched words stand between <mark> and </mark>. */
  readonly fragment: Scalars['String']['output'];
};

/** A cell is one of several values. */
export type InInput = {
  /** Name of the column. */
  readonly column: Scalars['String']['input'];
  /** The values, at most 10,000; none of them null. */
  readonly values: ReadonlyArray<Scalars['JSON']['input']>;
};

/** A measure of transparency: one definition each. */
export type Indicator = {
  readonly __typename?: 'Indicator';
  /** more, less, or null where neither is better. */
  readonly better?: Maybe<Scalars['String']['output']>;
  /** What it asks. */
  readonly definition: Scalars['String']['output'];
  /** How it is worked out. */
  readonly formula: Scalars['String']['output'];
  /** mqa, odpw, star, open, census, doc, time, fair, link, hvd, portal or city. */
  readonly group: Scalars['String']['output'];
  /** Stable name, such as "mqa.fin.keyword" or "c.hvdCoverage". */
  readonly id: Scalars['String']['output'];
  /** DCAT terms and other inputs. */
  readonly inputs: ReadonlyArray<Scalars['String']['output']>;
  /** What is done where its input is missing. */
  readonly missing: Scalars['String']['output'];
  /** Least and greatest value; null at the end where there is none. */
  readonly range: ReadonlyArray<Maybe<Scalars['Float']['output']>>;
  /** Who defined it. */
  readonly source: Scalars['String']['output'];
  /** What it measures: DATASET, PORTAL or CITY. */
  readonly subject: Scalars['String']['output'];
  /** Short name. */
  readonly title: Scalars['String']['output'];
  /** Unit of its value. */
  readonly unit: Scalars['String']['output'];
  /** Semantic version; a change of formula or vocabulary raises it and breaks series. */
  readonly version: Scalars['String']['output'];
  /** Points or weight within its group; null: none. */
  readonly weight?: Maybe<Scalars['Float']['output']>;
};

/** What kind of place a city of the graph is. */
export type JurisdictionKind =
  /** A city, a town, a municipality. */
  | 'CITY'
  /** City and county in one. */
  | 'CITY_COUNTY'
  /** A county, a district. */
  | 'COUNTY'
  /** None of these, or its source does not tell. */
  | 'OTHER'
  /** A region, a province. */
  | 'REGION'
  /** A state. */
  | 'STATE';

/** How many records were left out for one reason. */
export type LeftOutReason = {
  readonly __typename?: 'LeftOutReason';
  /** How many records. */
  readonly count: Scalars['Int']['output'];
  /** In a few words. */
  readonly reason: Scalars['String']['output'];
};

/** Terms of use. */
export type Licence = {
  readonly __typename?: 'Licence';
  /** SPDX id, or LicenseRef-… where SPDX has none; null when it is not known. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** true: the distribution states none of its own, this is its dataset's. */
  readonly inherited: Scalars['Boolean']['output'];
  /** How open it is. */
  readonly openness: LicenceOpenness;
  /** The portal's own words. */
  readonly raw: Scalars['String']['output'];
  /** Name of the licence. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Its text. */
  readonly url?: Maybe<Scalars['URL']['output']>;
};

/** How open a licence is. Unknown is never taken for open. */
export type LicenceOpenness =
  /** Nothing is stated. */
  | 'NONE'
  /** Something is forbidden: commerce, change, sharing. */
  | 'NOT_OPEN'
  /** Free to use, change and share by anyone. */
  | 'OPEN'
  /** Open, on the condition that what is made of it stays so. */
  | 'OPEN_SHAREALIKE'
  /** Something is stated that is not known here. */
  | 'UNKNOWN';

/** What the last check of an address showed. */
export type LinkStatus = {
  readonly __typename?: 'LinkStatus';
  /** When it was checked. */
  readonly checkedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where the answer came from after redirects; null: no answer came. */
  readonly finalUrl?: Maybe<Scalars['URL']['output']>;
  /**
   * Why it is not ALIVE, such as GONE, NO_HOST, AUTH_REQUIRED, BLOCKED, ROBOTS, UNSTABLE; null when it is. All are listed in
   * docs/links.md.
   */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** HTTP status of the answer that the verdict rests on; null: none came. */
  readonly status?: Maybe<Scalars['Int']['output']>;
  /** ALIVE: it answered. DEAD: it did not, and not for a passing cause. UNKNOWN: not settled; `reason` says why. */
  readonly verdict: Scalars['String']['output'];
};

/** What is done with the values of a column. Rows without a value are passed over. */
export type MeasureFn =
  /** Their mean. */
  | 'AVG'
  /** How many. */
  | 'COUNT'
  /** How many different ones. */
  | 'COUNT_DISTINCT'
  /** The greatest. */
  | 'MAX'
  /** The least. */
  | 'MIN'
  /** Their sum. */
  | 'SUM';

/** Something that is measured of a group of rows. */
export type MeasureInput = {
  /** Its name in the answer. */
  readonly as: Scalars['String']['input'];
  /** Name of the column; may be left out with COUNT only: then rows are counted, else values. */
  readonly column?: InputMaybe<Scalars['String']['input']>;
  /** What is done. */
  readonly fn: MeasureFn;
};

/** One indicator of a dataset, a portal or a city, as of a moment. */
export type Measurement = {
  readonly __typename?: 'Measurement';
  /** Lower end of the 95 % interval of a figure over many datasets. */
  readonly ciLower?: Maybe<Scalars['Float']['output']>;
  /** Upper end of the 95 % interval. */
  readonly ciUpper?: Maybe<Scalars['Float']['output']>;
  /** The end of the harvest that it speaks of. */
  readonly computedAt: Scalars['DateTime']['output'];
  /** known ÷ n. */
  readonly coverage?: Maybe<Scalars['Float']['output']>;
  /** Fields that it rests on and what stood there: a list of {field, value, url}. null for figures over many datasets, and where the dataset has changed since. */
  readonly evidence?: Maybe<Scalars['JSON']['output']>;
  /** Which one. */
  readonly indicator: Indicator;
  /** Datasets of which it is known. */
  readonly known?: Maybe<Scalars['Int']['output']>;
  /** With everything unknown at its worst. null: without bound or not applicable. */
  readonly lower?: Maybe<Scalars['Float']['output']>;
  /** Datasets it applies to; null for one dataset. */
  readonly n?: Maybe<Scalars['Int']['output']>;
  /** Points given, for indicators of MQA about one dataset. */
  readonly points?: Maybe<Scalars['Int']['output']>;
  /** Why there is no value, or why it does not pass. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Of questions about one dataset; null for amounts and for figures over many datasets. */
  readonly state?: Maybe<MeasurementState>;
  /** Datasets of which it is not. */
  readonly unknown?: Maybe<Scalars['Int']['output']>;
  /** With everything unknown at its best. null: without bound or not applicable. */
  readonly upper?: Maybe<Scalars['Float']['output']>;
  /** Of what is known; rounded to four decimals. null: nothing is. */
  readonly value?: Maybe<Scalars['Float']['output']>;
};

/** What came of a question. Unknown is not failed. */
export type MeasurementState =
  /** It was seen not to hold. */
  | 'FAIL'
  /** The question makes no sense here. */
  | 'NOT_APPLICABLE'
  /** It holds. */
  | 'PASS'
  /** It cannot be seen on this platform, was not checked, or could not be understood; `reason` says which. */
  | 'UNKNOWN';

/** A change of a mean taken apart: exit + within + entry = delta. A portal can improve by deleting bad records. */
export type MetricDecomposition = {
  readonly __typename?: 'MetricDecomposition';
  /** By datasets that came, or of which it became known: mean of all less mean of those that stayed, after. */
  readonly entry?: Maybe<Scalars['Float']['output']>;
  /** By datasets that left, or of which it is known no longer: mean of those that stayed less mean of all, before. */
  readonly exit?: Maybe<Scalars['Float']['output']>;
  /**
   * Why there are no parts: NOT_A_MEAN, STATES_THINNED (older than 24 months), TOO_MANY_DATASETS (the newest changes are
   * taken apart until 40,000 states are read) or NOT_REPRODUCED (the datasets kept do not give both figures again, as of a
   * city before its copies were kept).
   */
  readonly refused?: Maybe<Scalars['String']['output']>;
  /** By change of those that stayed. */
  readonly within?: Maybe<Scalars['Float']['output']>;
};

/** A figure at one harvest. */
export type MetricPoint = {
  readonly __typename?: 'MetricPoint';
  /** The end of the harvest. */
  readonly at: Scalars['DateTime']['output'];
  /** Why it changed; null where `delta` is. */
  readonly decomposition?: Maybe<MetricDecomposition>;
  /** Since the point before; null: there is none, or a break lies between. */
  readonly delta?: Maybe<Scalars['Float']['output']>;
  /** With everything unknown at its worst. */
  readonly lower?: Maybe<Scalars['Float']['output']>;
  /** Datasets it is about. */
  readonly n: Scalars['Int']['output'];
  /** With everything unknown at its best. */
  readonly upper?: Maybe<Scalars['Float']['output']>;
  /** Of what is known. */
  readonly value?: Maybe<Scalars['Float']['output']>;
};

/** A figure through time. */
export type MetricSeries = {
  readonly __typename?: 'MetricSeries';
  /** Where points before and after were not measured alike: {at, kind, note}. */
  readonly breaks: ReadonlyArray<Scalars['JSON']['output']>;
  /** Which one. */
  readonly indicator: Indicator;
  /** Of the Mann–Kendall test; null: too few points. */
  readonly pValue?: Maybe<Scalars['Float']['output']>;
  /** One for each complete harvest, oldest first. */
  readonly points: ReadonlyArray<MetricPoint>;
  /** Theil–Sen slope per day; null: too few points. */
  readonly slope?: Maybe<Scalars['Float']['output']>;
  /** improving, declining, rising or falling (where neither is better), stable, or insufficient (fewer than four points): Theil–Sen and Mann–Kendall over the last twelve points since the last break. */
  readonly trend: Scalars['String']['output'];
};

/** A step on the way to a commitment. */
export type Milestone = {
  readonly __typename?: 'Milestone';
  /** What the catalogue proves; null: it has no rule of its own, or was not checked yet. */
  readonly computed?: Maybe<Verdict>;
  /** What there is to show at the end. */
  readonly deliverable?: Maybe<Scalars['String']['output']>;
  /** The last day that its due date may mean. */
  readonly dueOn?: Maybe<Scalars['Date']['output']>;
  /** Its due date as exactly as it is known (EDTF). */
  readonly dueOnAsWritten?: Maybe<Scalars['String']['output']>;
  /** Its id in the registry. */
  readonly id: Scalars['ID']['output'];
  /** Who answers for it. */
  readonly responsible?: Maybe<Scalars['String']['output']>;
  /** The first day that its start may mean. */
  readonly startOn?: Maybe<Scalars['Date']['output']>;
  /** What is to be done. */
  readonly title: Scalars['String']['output'];
  /** What was reported of it, oldest first. */
  readonly updates: ReadonlyArray<StatusReport>;
  /** How much it counts among the milestones; 1 unless somebody says otherwise. */
  readonly weight: Scalars['Float']['output'];
};


/** A step on the way to a commitment. */
export type MilestoneTitleArgs = {
  language?: InputMaybe<Scalars['String']['input']>;
};

/** What an operator may do. Every field needs the header `Authorization: Bearer <admin token>`; without it: UNAUTHORISED. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Says yes to the removals that a harvest held back, because it would have dropped too much of the portal. */
  readonly acceptHeldHarvest: HarvestRun;
  /** Harvests a portal now and answers when it is done. BUSY when it is being harvested already. */
  readonly harvest: HarvestRun;
};


/** What an operator may do. Every field needs the header `Authorization: Bearer <admin token>`; without it: UNAUTHORISED. */
export type MutationAcceptHeldHarvestArgs = {
  portal: Scalars['String']['input'];
};


/** What an operator may do. Every field needs the header `Authorization: Bearer <admin token>`; without it: UNAUTHORISED. */
export type MutationHarvestArgs = {
  full?: InputMaybe<Scalars['Boolean']['input']>;
  portal: Scalars['String']['input'];
};

/** Anything with an id of its own. */
export type Node = {
  /** Opaque, URL-safe, and the same across harvests and restarts. */
  readonly id: Scalars['ID']['output'];
};

/** Where rows without a value go, whatever the direction. */
export type NullsOrder =
  /** Before all others. */
  | 'FIRST'
  /** Behind all others. */
  | 'LAST';

/** Whether a commitment opened government, in the words of the reviewer. */
export type OpenedGovernment = {
  readonly __typename?: 'OpenedGovernment';
  /** Access to information. */
  readonly accessToInformation?: Maybe<Scalars['String']['output']>;
  /** Civic participation. */
  readonly civicParticipation?: Maybe<Scalars['String']['output']>;
  /** All in all. */
  readonly overall?: Maybe<Scalars['String']['output']>;
  /** Public accountability; its scale is another one. */
  readonly publicAccountability?: Maybe<Scalars['String']['output']>;
};

/** Where a page stands in its list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last member, to be given as `after`; null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** More follows after `endCursor`. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Something stands before `startCursor`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first member; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** A third party that helps to keep commitments. */
export type Partner = {
  readonly __typename?: 'Partner';
  /** Its id. */
  readonly id: Scalars['ID']['output'];
  /** NGO, COMPANY, UNIVERSITY, FOUNDATION, BRIGADE, STANDARDS_BODY or GOVERNMENT. */
  readonly kind: Scalars['String']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** What it does for which commitment. */
  readonly roles: ReadonlyArray<Partnership>;
  /** Where this is from. */
  readonly source: RecordSource;
};

/** A page of partners. */
export type PartnerConnection = {
  readonly __typename?: 'PartnerConnection';
  /** Members with their cursors. */
  readonly edges: ReadonlyArray<PartnerEdge>;
  /** Members alone. */
  readonly nodes: ReadonlyArray<Partner>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One member of a page of partners. */
export type PartnerEdge = {
  readonly __typename?: 'PartnerEdge';
  /** To be given as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The member itself. */
  readonly node: Partner;
};

/** What a third party does for a commitment. */
export type Partnership = {
  readonly __typename?: 'Partnership';
  /** The commitment; null: it is not in the registry. */
  readonly commitment?: Maybe<Commitment>;
  /** Its name, as the commitment or the list of partners has it. */
  readonly name: Scalars['String']['output'];
  /** More of it; null: no more than the name is known. */
  readonly partner?: Maybe<Partner>;
  /** CO_AUTHOR, IMPLEMENTER, FUNDER, MONITOR or USER; null: not told. */
  readonly role?: Maybe<Scalars['String']['output']>;
};

/** What others call a place. */
export type PlaceIds = {
  readonly __typename?: 'PlaceIds';
  /** FIPS code of the census of the United States. */
  readonly fips?: Maybe<Scalars['String']['output']>;
  /** Number of GeoNames: "5128581". */
  readonly geonames?: Maybe<Scalars['String']['output']>;
  /** Code of the Open Government Partnership. */
  readonly ogpCode?: Maybe<Scalars['String']['output']>;
  /** Item of Wikidata: "Q60". */
  readonly wikidata?: Maybe<Scalars['String']['output']>;
};

/** The days of a release that a tracker planned. */
export type PlannedRelease = {
  readonly __typename?: 'PlannedRelease';
  /** When it was to come; the last day that the date may mean. */
  readonly plannedOn?: Maybe<Scalars['Date']['output']>;
  /** When it came. */
  readonly releasedOn?: Maybe<Scalars['Date']['output']>;
};

/** A sentence of the declaration that signatories pledge themselves to. */
export type Pledge = {
  readonly __typename?: 'Pledge';
  /** Commitments that serve it. */
  readonly commitments: CommitmentConnection;
  /** "P1" to "P5", or the id of a later one. */
  readonly id: Scalars['ID']['output'];
  /** Place in the declaration, from 1. */
  readonly number: Scalars['Int']['output'];
  /** Word for word, without a full stop. */
  readonly text: Scalars['String']['output'];
  /** SHA-256 of the text in UTF-8, hexadecimal, to check that nothing was changed. */
  readonly textSha256: Scalars['String']['output'];
};


/** A sentence of the declaration that signatories pledge themselves to. */
export type PledgeCommitmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  where?: InputMaybe<CommitmentFilter>;
};

/** A place on the globe (WGS 84). */
export type Point = {
  readonly __typename?: 'Point';
  /** Degrees north, -90 to 90. */
  readonly latitude: Scalars['Float']['output'];
  /** Degrees east, -180 to 180. */
  readonly longitude: Scalars['Float']['output'];
};

/** One open-data portal. */
export type Portal = Node & {
  readonly __typename?: 'Portal';
  /** Whose portal it is; null for a portal of no single city. */
  readonly city?: Maybe<City>;
  /** Datasets stored now, without those that disappeared. */
  readonly datasetCount: Scalars['Int']['output'];
  /** Searches this portal's catalogue. */
  readonly datasets: DatasetConnection;
  /** false: it is known, but neither harvested nor asked. */
  readonly enabled: Scalars['Boolean']['output'];
  /** How fresh what is stored is. */
  readonly harvest: HarvestStatus;
  /** Harvests, newest first. */
  readonly harvests: HarvestRunConnection;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** BCP 47 tag of its default language. */
  readonly language?: Maybe<Scalars['String']['output']>;
  /** A figure at every complete harvest. */
  readonly metricHistory: MetricSeries;
  /** Figures over all of its datasets, as of its last complete harvest. Empty: never measured. */
  readonly metrics: ReadonlyArray<Measurement>;
  /** Id of the connector that reads it: ckan, socrata and so on. */
  readonly platform: Scalars['String']['output'];
  /** Datasets that disappeared from the portal, newest first. */
  readonly removals: RemovalConnection;
  /** Name in the registry, unique. */
  readonly slug: Scalars['String']['output'];
  /** Title as the portal writes it. */
  readonly title: Scalars['String']['output'];
  /** Its home page. */
  readonly url: Scalars['URL']['output'];
  /** What its stewards can mend, most points first. */
  readonly violations: ViolationConnection;
};


/** One open-data portal. */
export type PortalDatasetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DatasetOrder>;
  query?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<DatasetFilter>;
};


/** One open-data portal. */
export type PortalHarvestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** One open-data portal. */
export type PortalMetricHistoryArgs = {
  from?: InputMaybe<Scalars['DateTime']['input']>;
  indicator: Scalars['String']['input'];
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


/** One open-data portal. */
export type PortalMetricsArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  indicators?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};


/** One open-data portal. */
export type PortalRemovalsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** One open-data portal. */
export type PortalViolationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  indicators?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A page of portals. */
export type PortalConnection = {
  readonly __typename?: 'PortalConnection';
  /** Members with their cursors. */
  readonly edges: ReadonlyArray<PortalEdge>;
  /** Members alone. */
  readonly nodes: ReadonlyArray<Portal>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One member of a page of portals. */
export type PortalEdge = {
  readonly __typename?: 'PortalEdge';
  /** To be given as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The member itself. */
  readonly node: Portal;
};

/** Conditions on portals, all of which must hold. */
export type PortalFilter = {
  /** Slugs of cities, any of them. */
  readonly cities?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Connector ids, any of them. */
  readonly platforms?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Part of the title, slug or address; case and accents do not matter. */
  readonly query?: InputMaybe<Scalars['String']['input']>;
  /** States of the harvest, any of them. */
  readonly states?: InputMaybe<ReadonlyArray<HarvestState>>;
};

/** Who publishes a dataset. */
export type Publisher = {
  readonly __typename?: 'Publisher';
  /** The portal's id of the publisher. */
  readonly localId?: Maybe<Scalars['String']['output']>;
  /** Name as the portal writes it. */
  readonly name: Scalars['String']['output'];
};

/** One part of the score. */
export type QualityDimension = {
  readonly __typename?: 'QualityDimension';
  /** If every open question went badly. */
  readonly lower: Scalars['Int']['output'];
  /** The most there are. */
  readonly max: Scalars['Int']['output'];
  /** findability, accessibility, interoperability, reusability or contextuality. */
  readonly name: Scalars['String']['output'];
  /** Points reached. */
  readonly points: Scalars['Int']['output'];
  /** If every open question went well. */
  readonly upper: Scalars['Int']['output'];
};

/** The score of data.europa.eu's Metadata Quality Assessment. */
export type QualityScore = {
  readonly __typename?: 'QualityScore';
  /** EXCELLENT from 351, GOOD from 221, SUFFICIENT from 121, else BAD. */
  readonly band: Scalars['String']['output'];
  /** Its five parts. */
  readonly dimensions: ReadonlyArray<QualityDimension>;
  /** The same as total. */
  readonly lower: Scalars['Int']['output'];
  /** 405. */
  readonly max: Scalars['Int']['output'];
  /** Points, 0 to 405; open questions count nothing. */
  readonly total: Scalars['Int']['output'];
  /** If every open question went well. */
  readonly upper: Scalars['Int']['output'];
};

/** Every question the graph answers. */
export type Query = {
  readonly __typename?: 'Query';
  /** One plan; null when there is none. */
  readonly actionPlan?: Maybe<ActionPlan>;
  /** Plans in the order of their cities and ids. */
  readonly actionPlans: ActionPlanConnection;
  /** Cities in the order of their slugs. */
  readonly cities: CityConnection;
  /** One city. Give exactly one of `slug` and `id`; null when there is no such city. */
  readonly city?: Maybe<City>;
  /** One commitment; null when there is none. */
  readonly commitment?: Maybe<Commitment>;
  /** Figures over commitments: how many are fulfilled, in time, stale, overdue, and so on. */
  readonly commitmentMetrics: CommitmentMetricsConnection;
  /** Commitments in the order of their cities, plans and numbers. */
  readonly commitments: CommitmentConnection;
  /** Cities beside each other, measured by the same ruler, ranked where a rank can be defended. */
  readonly compareCities: CityComparison;
  /** Installed connectors: one per platform, with what each can do. */
  readonly connectors: ReadonlyArray<Connector>;
  /** One dataset by its global id; null when there is none. When it is not stored yet, its portal is asked. */
  readonly dataset?: Maybe<Dataset>;
  /** One dataset by its portal and the portal's own id; null when there is none. Otherwise as `dataset`. */
  readonly datasetByLocalId?: Maybe<Dataset>;
  /**
   * Searches the catalogues of all portals in one ranking. Never needs a portal to be up: answers come from what was
   * harvested, and `sources` says as of when.
   */
  readonly datasets: DatasetConnection;
  /** What cities sign: its goals and pledges, and who signed. */
  readonly declaration: Declaration;
  /**
   * What a question about rows would cost: what the portal would be asked, what would be done here and why. The table is
   * described where it must be; nothing else is sent. NOT_FOUND when there is no such table.
   */
  readonly explainRows: RowPlan;
  /** Every measure of transparency that there is. */
  readonly indicators: ReadonlyArray<Indicator>;
  /** Whatever has this id; null when nothing has it. A dataset that is not stored yet is asked from its portal. */
  readonly node?: Maybe<Node>;
  /**
   * Whatever has these ids, at most 100: same length and order as `ids`, null for what is unknown. Datasets that are not
   * stored yet are asked from their portals, in one request per portal.
   */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** Third parties that help to keep commitments, in the order of their ids. */
  readonly partners: PartnerConnection;
  /** One portal. Give exactly one of `slug` and `id`; null when there is no such portal. */
  readonly portal?: Maybe<Portal>;
  /** Portals in the order of their slugs. */
  readonly portals: PortalConnection;
  /** The times at which cities announce their plans together, in their order. */
  readonly rounds: ReadonlyArray<Round>;
  /** One table by its global id; null when there is none. Its rows are asked of its portal, or read from its file. */
  readonly table?: Maybe<Table>;
  /** The themes that commitments are made under, with their kinds of action. */
  readonly themes: ReadonlyArray<CommitmentTheme>;
  /**
   * What became another verdict and when, newest first: newly fulfilled, gone stale, regressed. The same as a feed is at
   * `/commitments.atom`.
   */
  readonly verdictChanges: VerdictChangeConnection;
};


/** Every question the graph answers. */
export type QueryActionPlanArgs = {
  id: Scalars['ID']['input'];
};


/** Every question the graph answers. */
export type QueryActionPlansArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  where?: InputMaybe<ActionPlanFilter>;
};


/** Every question the graph answers. */
export type QueryCitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  where?: InputMaybe<CityFilter>;
};


/** Every question the graph answers. */
export type QueryCityArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/** Every question the graph answers. */
export type QueryCommitmentArgs = {
  id: Scalars['ID']['input'];
};


/** Every question the graph answers. */
export type QueryCommitmentMetricsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  by: CommitmentGrouping;
  first?: InputMaybe<Scalars['Int']['input']>;
  where?: InputMaybe<CommitmentFilter>;
};


/** Every question the graph answers. */
export type QueryCommitmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  where?: InputMaybe<CommitmentFilter>;
};


/** Every question the graph answers. */
export type QueryCompareCitiesArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  indicators: ReadonlyArray<Scalars['String']['input']>;
  slugs: ReadonlyArray<Scalars['String']['input']>;
};


/** Every question the graph answers. */
export type QueryDatasetArgs = {
  id: Scalars['ID']['input'];
  refresh?: InputMaybe<Scalars['Boolean']['input']>;
};


/** Every question the graph answers. */
export type QueryDatasetByLocalIdArgs = {
  localId: Scalars['String']['input'];
  portal: Scalars['String']['input'];
  refresh?: InputMaybe<Scalars['Boolean']['input']>;
};


/** Every question the graph answers. */
export type QueryDatasetsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DatasetOrder>;
  query?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<DatasetFilter>;
};


/** Every question the graph answers. */
export type QueryExplainRowsArgs = {
  query: RowQueryInput;
  table: Scalars['ID']['input'];
};


/** Every question the graph answers. */
export type QueryIndicatorsArgs = {
  group?: InputMaybe<Scalars['String']['input']>;
};


/** Every question the graph answers. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Every question the graph answers. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** Every question the graph answers. */
export type QueryPartnersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Every question the graph answers. */
export type QueryPortalArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};


/** Every question the graph answers. */
export type QueryPortalsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  where?: InputMaybe<PortalFilter>;
};


/** Every question the graph answers. */
export type QueryTableArgs = {
  id: Scalars['ID']['input'];
};


/** Every question the graph answers. */
export type QueryVerdictChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<ReadonlyArray<VerdictChangeKind>>;
  where?: InputMaybe<CommitmentFilter>;
};

/** Whether rows of a distribution can be asked for. */
export type Queryability = {
  readonly __typename?: 'Queryability';
  /** Why they cannot be asked for, in a sentence; null when they can. */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** Who would answer for them; null: they cannot be asked for. */
  readonly via?: Maybe<TableAccess>;
};

/** How a record of commitments came here. */
export type RecordOrigin =
  /** From another interface. */
  | 'API'
  /** From a table of a CKAN portal. */
  | 'CKAN'
  /** Written by people in files. */
  | 'FILE'
  /** From the export of the Open Government Partnership. */
  | 'OGP'
  /** Part of the partnership as it was declared. */
  | 'SEED'
  /** From a table of a Socrata portal. */
  | 'SOCRATA';

/** Where a record of commitments comes from. */
export type RecordSource = {
  readonly __typename?: 'RecordSource';
  /** The file in which it is kept, for people who mend it. */
  readonly file: Scalars['String']['output'];
  /** The line at which it begins there. */
  readonly line: Scalars['Int']['output'];
  /** What has to be known of it. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** How it came here. */
  readonly origin: RecordOrigin;
  /** The day on which it was read there. */
  readonly retrievedAt?: Maybe<Scalars['Date']['output']>;
  /** Addresses at which it can be read. */
  readonly urls: ReadonlyArray<Scalars['URL']['output']>;
};

/** A record that could not be read. */
export type Rejection = {
  readonly __typename?: 'Rejection';
  /** Which kind of failure. */
  readonly code: SourceErrorCode;
  /** The portal's id of the record; null when not even that could be read. */
  readonly localId?: Maybe<Scalars['String']['output']>;
  /** What was wanted, what came, and where. */
  readonly message: Scalars['String']['output'];
};

/** A page of rejected records. */
export type RejectionConnection = {
  readonly __typename?: 'RejectionConnection';
  /** Members with their cursors. */
  readonly edges: ReadonlyArray<RejectionEdge>;
  /** Members alone. */
  readonly nodes: ReadonlyArray<Rejection>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One member of a page of rejected records. */
export type RejectionEdge = {
  readonly __typename?: 'RejectionEdge';
  /** To be given as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The member itself. */
  readonly node: Rejection;
};

/** How one commitment stands to another. */
export type RelatedCommitment = {
  readonly __typename?: 'RelatedCommitment';
  /** The other; null: it is not in the registry. */
  readonly commitment?: Maybe<Commitment>;
  /** SUPERSEDES, CARRIED_FORWARD, PART_OF or DUPLICATES: what this one does to the other. */
  readonly kind: Scalars['String']['output'];
};

/** A repair made while reading the portal's record. */
export type Remark = {
  readonly __typename?: 'Remark';
  /** Which field. */
  readonly field: Scalars['String']['output'];
  /** What the portal said. */
  readonly from?: Maybe<Scalars['JSON']['output']>;
  /** Name of the repair. */
  readonly rule: Scalars['String']['output'];
  /** What was made of it. */
  readonly to?: Maybe<Scalars['JSON']['output']>;
};

/** A dataset that disappeared from its portal. */
export type Removal = {
  readonly __typename?: 'Removal';
  /** Its last known description. */
  readonly dataset: Dataset;
  /** When the portal last showed it. */
  readonly lastSeenAt: Scalars['DateTime']['output'];
  /** When it was held to be gone. */
  readonly removedAt: Scalars['DateTime']['output'];
};

/** A page of removals. */
export type RemovalConnection = {
  readonly __typename?: 'RemovalConnection';
  /** Members with their cursors. */
  readonly edges: ReadonlyArray<RemovalEdge>;
  /** Members alone. */
  readonly nodes: ReadonlyArray<Removal>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One member of a page of removals. */
export type RemovalEdge = {
  readonly __typename?: 'RemovalEdge';
  /** To be given as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The member itself. */
  readonly node: Removal;
};

/** A time at which cities announce their action plans together. */
export type Round = {
  readonly __typename?: 'Round';
  /** Plans of this round, in the order of their cities. */
  readonly actionPlans: ReadonlyArray<ActionPlan>;
  /** As exactly as it is known (EDTF): "2013-01". */
  readonly announcedOn: Scalars['String']['output'];
  /** The meeting that it coincides with. */
  readonly event?: Maybe<Scalars['String']['output']>;
  /** "R1", "R2" and so on. */
  readonly id: Scalars['ID']['output'];
  /** Its name. */
  readonly label: Scalars['String']['output'];
  /** Place among the rounds, from 1. */
  readonly number: Scalars['Int']['output'];
  /** Where that was. */
  readonly place?: Maybe<Scalars['String']['output']>;
  /** PLANNED, OPEN or CLOSED. */
  readonly state: Scalars['String']['output'];
};

/** A page of rows. */
export type RowPage = {
  readonly __typename?: 'RowPage';
  /** The columns of these rows, in their order. */
  readonly columns: ReadonlyArray<Column>;
  /** One cursor per row, in the same order; to be given as `after`. */
  readonly cursors: ReadonlyArray<Scalars['String']['output']>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** What was asked of the portal and what was done here. */
  readonly plan: RowPlan;
  /** Each row as an object by the names of its columns; a column without a value is null. */
  readonly rows: ReadonlyArray<Scalars['JSON']['output']>;
  /** What the portal, or the file, contributed to this page. */
  readonly source: SourceStatus;
  /**
   * How many rows match; null when that cannot be told. The portal is asked only when this is selected and not known
   * already.
   */
  readonly totalCount?: Maybe<Count>;
  /**
   * true: more rows may match than these pages will show, since the portal failed on the way or a limit on reading was
   * reached; `source` and `plan` say which.
   */
  readonly truncated: Scalars['Boolean']['output'];
};

/** What is done where, and what it costs. */
export type RowPlan = {
  readonly __typename?: 'RowPlan';
  /** What is done here, and why. */
  readonly local: Scalars['JSON']['output'];
  /** What the portal is asked to do: where, orderBy, window, columns, count, aggregate. */
  readonly pushed: Scalars['JSON']['output'];
  /** The same in sentences. */
  readonly text: Scalars['String']['output'];
  /** Requests to the portal: sent for an answer, estimated by `explainRows`. */
  readonly upstreamRequests: Scalars['Int']['output'];
};

/**
 * A condition on a row: exactly one field is given. Two-valued: a cell without a value satisfies no condition but
 * `isNull`, nor its negation. At most 500 conditions, 20 deep.
 */
export type RowPredicate =
  /** All of these hold; of none: always. */
  { readonly and: ReadonlyArray<RowPredicate>; readonly compare?: never; readonly in?: never; readonly isNull?: never; readonly not?: never; readonly or?: never; readonly text?: never; readonly within?: never; }
  |  /** Compares a cell with a value. */
  { readonly and?: never; readonly compare: CompareInput; readonly in?: never; readonly isNull?: never; readonly not?: never; readonly or?: never; readonly text?: never; readonly within?: never; }
  |  /** A cell is one of several values. */
  { readonly and?: never; readonly compare?: never; readonly in: InInput; readonly isNull?: never; readonly not?: never; readonly or?: never; readonly text?: never; readonly within?: never; }
  |  /** A cell has no value. */
  { readonly and?: never; readonly compare?: never; readonly in?: never; readonly isNull: ColumnInput; readonly not?: never; readonly or?: never; readonly text?: never; readonly within?: never; }
  |  /** This does not hold. A cell without a value satisfies neither a condition nor its negation. */
  { readonly and?: never; readonly compare?: never; readonly in?: never; readonly isNull?: never; readonly not: RowPredicate; readonly or?: never; readonly text?: never; readonly within?: never; }
  |  /** At least one of these holds; of none: never. */
  { readonly and?: never; readonly compare?: never; readonly in?: never; readonly isNull?: never; readonly not?: never; readonly or: ReadonlyArray<RowPredicate>; readonly text?: never; readonly within?: never; }
  |  /** A cell's text contains or starts with another. */
  { readonly and?: never; readonly compare?: never; readonly in?: never; readonly isNull?: never; readonly not?: never; readonly or?: never; readonly text: TextInput; readonly within?: never; }
  |  /** A point lies in a box. */
  { readonly and?: never; readonly compare?: never; readonly in?: never; readonly isNull?: never; readonly not?: never; readonly or?: never; readonly text?: never; readonly within: WithinInput; };

/** Which rows, which columns of them, in which order. */
export type RowQueryInput = {
  /** `endCursor` of the page before, or any of its `cursors`, of the same question. */
  readonly after?: InputMaybe<Scalars['String']['input']>;
  /** Length of the page, 1 to 10,000. */
  readonly first?: InputMaybe<Scalars['Int']['input']>;
  /** In which order; left out: by the table's key where it has one, else as the portal gives them. */
  readonly orderBy?: InputMaybe<ReadonlyArray<SortKeyInput>>;
  /** Names of columns, in the order wanted; left out: all but those that the platform keeps for itself. */
  readonly select?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Which rows; left out: all. */
  readonly where?: InputMaybe<RowPredicate>;
};

/** A city that signed the declaration. */
export type Signatory = {
  readonly __typename?: 'Signatory';
  /** Which city. */
  readonly city: City;
  /** Addresses at which it can be seen. */
  readonly evidence: ReadonlyArray<Scalars['URL']['output']>;
  /** Its id. */
  readonly id: Scalars['ID']['output'];
  /** The round in which it signed; null: not known. */
  readonly round?: Maybe<Round>;
  /** The first day that the date of signing may mean; null: not known. */
  readonly signedOn?: Maybe<Scalars['Date']['output']>;
  /** Who signed for the city. */
  readonly signerName?: Maybe<Scalars['String']['output']>;
  /** In which office. */
  readonly signerRole?: Maybe<Scalars['String']['output']>;
  /** Where this is from. */
  readonly source: RecordSource;
  /** SIGNED, WITHDRAWN, or UNCONFIRMED where there is no evidence. */
  readonly status: Scalars['String']['output'];
};

/** One key of an order. */
export type SortKeyInput = {
  /** Name of the column. */
  readonly column: Scalars['String']['input'];
  /** Which end comes first. */
  readonly direction?: Direction;
  /** Where rows without a value go. */
  readonly nulls?: NullsOrder;
};

/** What went wrong with a portal. */
export type SourceError = {
  readonly __typename?: 'SourceError';
  /** Which kind of failure. */
  readonly code: SourceErrorCode;
  /** What was wanted, what came, and where. */
  readonly message: Scalars['String']['output'];
  /** The portal asked to be left alone this long, in milliseconds. */
  readonly retryAfterMs?: Maybe<Scalars['Int']['output']>;
};

/** What can go wrong with a portal. */
export type SourceErrorCode =
  /** Stopped before the answer was there. */
  | 'ABORTED'
  /** Its settings here are wrong. */
  | 'BAD_CONFIG'
  /** It no longer accepts the place to resume from. */
  | 'BAD_CURSOR'
  /** It refused the request as malformed. */
  | 'BAD_QUERY'
  /** The answer is not of the documented shape. */
  | 'BAD_SHAPE'
  /** Further into the list than it serves. */
  | 'BEYOND_REACH'
  /** A firewall or login page answered in its place. */
  | 'BLOCKED'
  /** It has no such thing. */
  | 'NOT_FOUND'
  /** Another platform answers at this address. */
  | 'NOT_THIS_PLATFORM'
  /** It asked for fewer requests. */
  | 'RATE_LIMITED'
  /** No answer in time. */
  | 'TIMEOUT'
  /** The answer is larger than the gateway takes. */
  | 'TOO_LARGE'
  /** It wants credentials or refuses ours. */
  | 'UNAUTHORISED'
  /** No connection. */
  | 'UNREACHABLE'
  /** It cannot do what was asked. */
  | 'UNSUPPORTED'
  /** It failed by its own account (5xx). */
  | 'UPSTREAM_FAILED';

/** How complete a portal's part of an answer is. */
export type SourceOutcome =
  /** The portal failed and nothing of it is kept. */
  | 'FAILED'
  /** Whole and fresh. */
  | 'OK'
  /** There is something, but no harvest saw the whole portal yet. Of rows: it failed after some of them. */
  | 'PARTIAL'
  /** Not asked and nothing kept: the portal was never harvested, is switched off, or failed so often that it is left alone. */
  | 'SKIPPED'
  /** Whole, but older than it should be, or the portal failed since. Of rows: it failed, and what was kept is given. */
  | 'STALE';

/** What a portal contributed to an answer: as of when, and what went wrong. */
export type SourceStatus = {
  readonly __typename?: 'SourceStatus';
  /** The state of the portal this part shows; null when nothing is known of it. */
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** How long the portal took; null when it was not asked for this answer. */
  readonly durationMs?: Maybe<Scalars['Int']['output']>;
  /** What went wrong last; null when nothing did. */
  readonly error?: Maybe<SourceError>;
  /** true: from what was kept; false: asked from the portal for this answer. */
  readonly fromCache: Scalars['Boolean']['output'];
  /** How complete its part is. */
  readonly outcome: SourceOutcome;
  /** The portal. */
  readonly portal: Portal;
  /** Requests sent to the portal for this answer; null when it was not asked. */
  readonly requests?: Maybe<Scalars['Int']['output']>;
  /**
   * Members of the whole answer (all pages) that are this portal's; null where that is not counted. Of rows: those that
   * match, where the answer told it.
   */
  readonly rows?: Maybe<Scalars['Int']['output']>;
};

/** How a dataset says where it is about. */
export type SpatialKind =
  /** A box: west, south, east, north. */
  | 'BOX'
  /** A GeoJSON geometry. */
  | 'GEOMETRY'
  /** An IRI that names a place. */
  | 'IRI'
  /** A label. */
  | 'TEXT';

/** What somebody says of how far a commitment has come. */
export type StatusReport = {
  readonly __typename?: 'StatusReport';
  /** Who said it. */
  readonly author?: Maybe<Scalars['String']['output']>;
  /** What stood in the way, in words. */
  readonly challenges?: Maybe<Scalars['String']['output']>;
  /** The same addresses with what they lead to. */
  readonly evidence: ReadonlyArray<EvidenceLink>;
  /** Addresses that are to show it. */
  readonly evidenceUrls: ReadonlyArray<Scalars['URL']['output']>;
  /** What was done, in words. */
  readonly narrative?: Maybe<Scalars['String']['output']>;
  /** Per cent done, 0 to 100, where somebody gave a number. */
  readonly percent?: Maybe<Scalars['Float']['output']>;
  /** The time that it speaks of, in the words of its source. */
  readonly period?: Maybe<Scalars['String']['output']>;
  /** Whether it says that what was promised was there before and is not any more. */
  readonly regressed: Scalars['Boolean']['output'];
  /** When that was said; the first day that the date may mean. */
  readonly reportedOn: Scalars['Date']['output'];
  /** CITY, CIVIL_SOCIETY, REVIEWER or PUBLIC. */
  readonly role: Scalars['String']['output'];
  /** Where this is from. */
  readonly source: RecordSource;
  /** How far. */
  readonly status: CompletionStatus;
};

/** A group that steers the partnership or a part of it. */
export type SteeringCommittee = {
  readonly __typename?: 'SteeringCommittee';
  /** Since when there is one, as exactly as it is known (EDTF). */
  readonly establishedOn?: Maybe<Scalars['String']['output']>;
  /** Its id. */
  readonly id: Scalars['ID']['output'];
  /** When it met. */
  readonly meetings: ReadonlyArray<CommitteeMeeting>;
  /** Who sits on it. */
  readonly members: ReadonlyArray<CommitteeMember>;
  /** What it steers. */
  readonly scope: Scalars['String']['output'];
  /** Where this is from. */
  readonly source: RecordSource;
};

/**
 * A table of rows: one that the portal answers itself, or a file that is fetched and read here. What its rows are is asked
 * of the portal when a question needs it; `source` tells how that went.
 */
export type Table = Node & {
  readonly __typename?: 'Table';
  /** Measures of all rows that match, or of each group of them. Groups come in ascending order of their keys, nulls last. */
  readonly aggregate: AggregatePage;
  /** What this table's portal can do with rows, as JSON; what it cannot do is done here. Null when it cannot be described. */
  readonly capabilities?: Maybe<Scalars['JSON']['output']>;
  /**
   * Its columns, in the portal's order. When the table cannot be described now (`source` says why): those that the
   * catalogue states, where the dataset has one table only; else none. A type that the catalogue does not tell is JSON.
   */
  readonly columns: ReadonlyArray<Column>;
  /** Who says what the columns are. */
  readonly columnsFrom: ColumnsFrom;
  /** The dataset it belongs to. */
  readonly dataset: Dataset;
  /** The first distribution that is this table. */
  readonly distribution?: Maybe<Distribution>;
  /** All distributions that are this table, in the order of the dataset's. */
  readonly distributions: ReadonlyArray<Distribution>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** The column that names every row, where there is one: never null, never twice the same. */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** How many rows there are; null when that cannot be told now. */
  readonly rowCount?: Maybe<Count>;
  /** A page of rows. A failure of the portal is in `source`; `errors` are for what is wrong with the question. */
  readonly rows: RowPage;
  /** What came of asking the portal, or the file, what the table is. */
  readonly source: SourceStatus;
  /** Who answers for its rows. */
  readonly via: TableAccess;
};


/**
 * A table of rows: one that the portal answers itself, or a file that is fetched and read here. What its rows are is asked
 * of the portal when a question needs it; `source` tells how that went.
 */
export type TableAggregateArgs = {
  groupBy?: InputMaybe<ReadonlyArray<GroupKeyInput>>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  measures: ReadonlyArray<MeasureInput>;
  where?: InputMaybe<RowPredicate>;
};


/**
 * A table of rows: one that the portal answers itself, or a file that is fetched and read here. What its rows are is asked
 * of the portal when a question needs it; `source` tells how that went.
 */
export type TableColumnsArgs = {
  system?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * A table of rows: one that the portal answers itself, or a file that is fetched and read here. What its rows are is asked
 * of the portal when a question needs it; `source` tells how that went.
 */
export type TableRowsArgs = {
  query?: RowQueryInput;
};

/** Who answers for the rows of a table. */
export type TableAccess =
  /** The portal itself: conditions, orders and sums are sent to it as far as it can do them. */
  | 'API'
  /** The gateway: it fetches the file and reads it. */
  | 'FILE';

/** A cell's text contains or starts with another. */
export type TextInput = {
  /** false: upper and lower case are the same. */
  readonly caseSensitive?: InputMaybe<Scalars['Boolean']['input']>;
  /** Name of the column. */
  readonly column: Scalars['String']['input'];
  /** Where the text is looked for. */
  readonly match: TextMatch;
  /** The text, as it is: nothing in it is a wildcard. */
  readonly value: Scalars['String']['input'];
};

/** Where a text is looked for. */
export type TextMatch =
  /** Anywhere. */
  | 'CONTAINS'
  /** At the beginning. */
  | 'STARTS_WITH';

/** What a dataset is about. */
export type Theme = {
  readonly __typename?: 'Theme';
  /** EU data-theme code; null when the words are not known. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** English name of the EU theme. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** The portal's own words. */
  readonly raw: Scalars['String']['output'];
};

/** A dataset's texts in another language. */
export type Translation = {
  readonly __typename?: 'Translation';
  /** Plain text. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Keywords. */
  readonly keywords: ReadonlyArray<Scalars['String']['output']>;
  /** BCP 47 tag. */
  readonly language: Scalars['String']['output'];
  /** Title. */
  readonly title?: Maybe<Scalars['String']['output']>;
};

/** How often a dataset is said to be updated. */
export type UpdateFrequency = {
  readonly __typename?: 'UpdateFrequency';
  /** EU frequency code; null when the words are not known. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Days between updates; null where the code means no period. */
  readonly periodDays?: Maybe<Scalars['Float']['output']>;
  /** The portal's own words. */
  readonly raw: Scalars['String']['output'];
};

/** What the catalogue proves of a commitment or a milestone, as of a moment. */
export type Verdict = {
  readonly __typename?: 'Verdict';
  /** false: what proves it existed before the promise. null: not known. */
  readonly additional?: Maybe<Scalars['Boolean']['output']>;
  /** NO_DUE_DATE, NOT_DUE, DUE (within 30 days) or OVERDUE, as of `evaluatedAt`. */
  readonly dueState: Scalars['String']['output'];
  /** Version of the program that judges; null: it was never checked. */
  readonly engineVersion?: Maybe<Scalars['String']['output']>;
  /** The moment that it speaks of: the last at which it is known to have held. */
  readonly evaluatedAt: Scalars['DateTime']['output'];
  /** One for each rule. */
  readonly evidence: ReadonlyArray<EvidenceResult>;
  /** The same in sentences, in English. */
  readonly explanation: ReadonlyArray<Scalars['String']['output']>;
  /** Since when it was fulfilled for the first time; null: never, as far as it was followed. */
  readonly firstFulfilledAt?: Maybe<Scalars['DateTime']['output']>;
  /** In alphabetical order: BACKDATED, LATE, ON_TIME, ON_TIME_UNKNOWN, OVERDUE, REGRESSED. */
  readonly flags: ReadonlyArray<Scalars['String']['output']>;
  /** Whether it was fulfilled in time; null: not known, not fulfilled or never due. */
  readonly onTime?: Maybe<Scalars['Boolean']['output']>;
  /** Share of what was asked for that surely holds, 0 to 1; rounded to four decimals. */
  readonly progressLower: Scalars['Float']['output'];
  /** Share that may hold, 0 to 1: what is not known counts as if it held. */
  readonly progressUpper: Scalars['Float']['output'];
  /**
   * Why, where there is something to be said: NO_RULE, NOT_EVALUATED, NO_CANDIDATE, SOURCE_UNAVAILABLE, FIELD_NOT_OBSERVED,
   * ONLY_2_OF_3 and others.
   */
  readonly reason?: Maybe<Scalars['String']['output']>;
  /** SHA-256 of the rules, hexadecimal; the same digest on the same snapshots gives the same verdict. null: it was never checked. */
  readonly rulesDigest?: Maybe<Scalars['String']['output']>;
  /** Since when it has been this one; null: it was never checked. */
  readonly since?: Maybe<Scalars['DateTime']['output']>;
  /** Ids of the snapshots of portals, and of cities for figures, that it rests on. */
  readonly snapshots: ReadonlyArray<Scalars['String']['output']>;
  /** What it comes to. */
  readonly state: VerdictState;
  /** What completion it would suggest to a person who reports. */
  readonly suggestedStatus: CompletionStatus;
};

/** That the state of a verdict became another one. */
export type VerdictChange = {
  readonly __typename?: 'VerdictChange';
  /** The state since. */
  readonly after: VerdictState;
  /** The moment of which it was first told. */
  readonly at: Scalars['DateTime']['output'];
  /** The state before; null: it was never judged. */
  readonly before?: Maybe<VerdictState>;
  /** The commitment; null: it is not in the registry any more. */
  readonly commitment?: Maybe<Commitment>;
  /** Its id in the registry. */
  readonly commitmentSlug: Scalars['String']['output'];
  /** What it means. */
  readonly kind: VerdictChangeKind;
};

/** A page of changes. */
export type VerdictChangeConnection = {
  readonly __typename?: 'VerdictChangeConnection';
  /** Members with their cursors. */
  readonly edges: ReadonlyArray<VerdictChangeEdge>;
  /** Members alone. */
  readonly nodes: ReadonlyArray<VerdictChange>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One member of a page of changes. */
export type VerdictChangeEdge = {
  readonly __typename?: 'VerdictChangeEdge';
  /** To be given as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The member itself. */
  readonly node: VerdictChange;
};

/** What it means that a verdict became another one. */
export type VerdictChangeKind =
  /** Any other change. */
  | 'CHANGED'
  /** It was judged for the first time. */
  | 'FIRST_JUDGED'
  /** It has grown too old. */
  | 'GONE_STALE'
  /** It was not fulfilled and is now. */
  | 'NEWLY_FULFILLED'
  /** It was fulfilled and fails now. */
  | 'REGRESSED';

/** A verdict and the time for which it held. */
export type VerdictPeriod = {
  readonly __typename?: 'VerdictPeriod';
  /** Since when. */
  readonly from: Scalars['DateTime']['output'];
  /** The last moment at which it is known to have held. */
  readonly to: Scalars['DateTime']['output'];
  /** The verdict. */
  readonly verdict: Verdict;
};

/** A page of verdicts, newest first. */
export type VerdictPeriodConnection = {
  readonly __typename?: 'VerdictPeriodConnection';
  /** Members with their cursors. */
  readonly edges: ReadonlyArray<VerdictPeriodEdge>;
  /** Members alone. */
  readonly nodes: ReadonlyArray<VerdictPeriod>;
  /** Where this page stands. */
  readonly pageInfo: PageInfo;
  /** How many there are on all pages. */
  readonly totalCount: Scalars['Int']['output'];
};

/** One member of a page of verdicts. */
export type VerdictPeriodEdge = {
  readonly __typename?: 'VerdictPeriodEdge';
  /** To be given as `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The member itself. */
  readonly node: VerdictPeriod;
};

/** What checking a commitment comes to. */
export type VerdictState =
  /** Everything asked for is there and passes. */
  | 'FULFILLED'
  /** It is not there, though it could have been seen. */
  | 'NOT_FOUND'
  /** Something is there, but a check fails, or not enough of it is. */
  | 'PARTIAL'
  /** It is there, but has grown too old. */
  | 'STALE'
  /** It cannot be told by the catalogue: there is no rule, or what the rule asks for is not known. */
  | 'UNVERIFIABLE';

/** Something that a steward can mend. */
export type Violation = {
  readonly __typename?: 'Violation';
  /** Where. */
  readonly dataset: Dataset;
  /** What was found: a list of {field, value, url}. */
  readonly evidence: Scalars['JSON']['output'];
  /** What fails. */
  readonly indicator: Indicator;
  /**
   * MQA points that the dataset would have more once it is measured and its addresses are checked again; what one mend brings
   * along counts with it.
   */
  readonly points: Scalars['Int']['output'];
  /** Why it fails: ABSENT, NOT_ON_LIST, TOO_SHORT and so on. */
  readonly reason: Scalars['String']['output'];
  /** What would mend it. */
  readonly remedy: Scalars['String']['output'];
};

/** Violations, most points first. */
export type ViolationConnection = {
  readonly __typename?: 'ViolationConnection';
  /** With cursors. */
  readonly edges: ReadonlyArray<ViolationEdge>;
  /** Without. */
  readonly nodes: ReadonlyArray<Violation>;
  /** Whether there are more. */
  readonly pageInfo: PageInfo;
  /** In the whole list. */
  readonly totalCount: Scalars['Int']['output'];
};

/** A violation in its list. */
export type ViolationEdge = {
  readonly __typename?: 'ViolationEdge';
  /** For `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The violation. */
  readonly node: Violation;
};

/** A point lies in a box; its edges belong to it. */
export type WithinInput = {
  /** West, south, east, north in degrees; a west greater than the east crosses the antimeridian. */
  readonly bbox: ReadonlyArray<Scalars['Float']['input']>;
  /** Name of the column. */
  readonly column: Scalars['String']['input'];
};



export type ResolverTypeWrapper<T> = Promise<T | Error> | T | Error;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ActionPlan: ResolverTypeWrapper<ActionPlanModel>;
  ActionPlanConnection: ResolverTypeWrapper<Omit<ActionPlanConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ActionPlanEdge']>, nodes: ReadonlyArray<ResolversTypes['ActionPlan']> }>;
  ActionPlanEdge: ResolverTypeWrapper<Omit<ActionPlanEdge, 'node'> & { node: ResolversTypes['ActionPlan'] }>;
  ActionPlanFilter: ActionPlanFilter;
  ActionType: ResolverTypeWrapper<ActionTypeModel>;
  AggregatePage: ResolverTypeWrapper<AggregatePageModel>;
  Assessment: ResolverTypeWrapper<AssessmentModel>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CandidateResult: ResolverTypeWrapper<CandidateResultModel>;
  CatalogueColumn: ResolverTypeWrapper<CatalogueColumn>;
  ChangeKind: ChangeKind;
  CheckResult: ResolverTypeWrapper<CheckResultModel>;
  Checksum: ResolverTypeWrapper<Checksum>;
  City: ResolverTypeWrapper<CityModel>;
  CityComparison: ResolverTypeWrapper<Omit<CityComparison, 'rows'> & { rows: ReadonlyArray<ResolversTypes['CityComparisonRow']> }>;
  CityComparisonRow: ResolverTypeWrapper<CityComparisonRowModel>;
  CityConnection: ResolverTypeWrapper<Omit<CityConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CityEdge']>, nodes: ReadonlyArray<ResolversTypes['City']> }>;
  CityEdge: ResolverTypeWrapper<Omit<CityEdge, 'node'> & { node: ResolversTypes['City'] }>;
  CityFilter: CityFilter;
  Column: ResolverTypeWrapper<ColumnModel>;
  ColumnInput: ColumnInput;
  ColumnType: ColumnType;
  ColumnsFrom: ColumnsFrom;
  Commitment: ResolverTypeWrapper<CommitmentModel>;
  CommitmentConnection: ResolverTypeWrapper<Omit<CommitmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CommitmentEdge']>, nodes: ReadonlyArray<ResolversTypes['Commitment']> }>;
  CommitmentEdge: ResolverTypeWrapper<Omit<CommitmentEdge, 'node'> & { node: ResolversTypes['Commitment'] }>;
  CommitmentFilter: CommitmentFilter;
  CommitmentGrouping: CommitmentGrouping;
  CommitmentMetrics: ResolverTypeWrapper<CommitmentMetricsModel>;
  CommitmentMetricsConnection: ResolverTypeWrapper<Omit<CommitmentMetricsConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CommitmentMetricsEdge']>, nodes: ReadonlyArray<ResolversTypes['CommitmentMetrics']> }>;
  CommitmentMetricsEdge: ResolverTypeWrapper<Omit<CommitmentMetricsEdge, 'node'> & { node: ResolversTypes['CommitmentMetrics'] }>;
  CommitmentTheme: ResolverTypeWrapper<ThemeModel>;
  CommitteeMeeting: ResolverTypeWrapper<CommitteeMeeting>;
  CommitteeMember: ResolverTypeWrapper<CommitteeMember>;
  CompareInput: CompareInput;
  CompareOp: CompareOp;
  CompletionStatus: CompletionStatus;
  Connector: ResolverTypeWrapper<ConnectorModel>;
  Consultation: ResolverTypeWrapper<ConsultationModel>;
  Contact: ResolverTypeWrapper<Contact>;
  Correction: ResolverTypeWrapper<Correction>;
  Count: ResolverTypeWrapper<Count>;
  CountPrecision: CountPrecision;
  Dataset: ResolverTypeWrapper<DatasetModel>;
  DatasetChange: ResolverTypeWrapper<DatasetChange>;
  DatasetChangeConnection: ResolverTypeWrapper<DatasetChangeConnection>;
  DatasetChangeEdge: ResolverTypeWrapper<DatasetChangeEdge>;
  DatasetConnection: ResolverTypeWrapper<DatasetConnectionModel>;
  DatasetEdge: ResolverTypeWrapper<DatasetEdgeModel>;
  DatasetFacetField: DatasetFacetField;
  DatasetFilter: DatasetFilter;
  DatasetOrder: DatasetOrder;
  DatasetOrderField: DatasetOrderField;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateBucket: DateBucket;
  DatePrecision: DatePrecision;
  DateReading: ResolverTypeWrapper<DateReading>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Declaration: ResolverTypeWrapper<DeclarationModel>;
  Direction: Direction;
  Distribution: ResolverTypeWrapper<DistributionModel>;
  EvidenceLink: ResolverTypeWrapper<EvidenceLink>;
  EvidenceResult: ResolverTypeWrapper<EvidenceResultModel>;
  Facet: ResolverTypeWrapper<Facet>;
  FacetBucket: ResolverTypeWrapper<FacetBucket>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Format: ResolverTypeWrapper<Format>;
  GroupKeyInput: GroupKeyInput;
  HarvestMode: HarvestMode;
  HarvestRun: ResolverTypeWrapper<HarvestRunModel>;
  HarvestRunConnection: ResolverTypeWrapper<Omit<HarvestRunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['HarvestRunEdge']>, nodes: ReadonlyArray<ResolversTypes['HarvestRun']> }>;
  HarvestRunEdge: ResolverTypeWrapper<Omit<HarvestRunEdge, 'node'> & { node: ResolversTypes['HarvestRun'] }>;
  HarvestState: HarvestState;
  HarvestStatus: ResolverTypeWrapper<HarvestStatusModel>;
  HarvestVerdict: HarvestVerdict;
  Highlight: ResolverTypeWrapper<Highlight>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  InInput: InInput;
  Indicator: ResolverTypeWrapper<IndicatorModel>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  JurisdictionKind: JurisdictionKind;
  LeftOutReason: ResolverTypeWrapper<LeftOutReason>;
  Licence: ResolverTypeWrapper<Licence>;
  LicenceOpenness: LicenceOpenness;
  LinkStatus: ResolverTypeWrapper<LinkStatusModel>;
  MeasureFn: MeasureFn;
  MeasureInput: MeasureInput;
  Measurement: ResolverTypeWrapper<MeasurementModel>;
  MeasurementState: MeasurementState;
  MetricDecomposition: ResolverTypeWrapper<MetricDecomposition>;
  MetricPoint: ResolverTypeWrapper<MetricPointModel>;
  MetricSeries: ResolverTypeWrapper<Omit<MetricSeries, 'indicator' | 'points'> & { indicator: ResolversTypes['Indicator'], points: ReadonlyArray<ResolversTypes['MetricPoint']> }>;
  Milestone: ResolverTypeWrapper<MilestoneModel>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<NodeModel>;
  NullsOrder: NullsOrder;
  OpenedGovernment: ResolverTypeWrapper<OpenedGovernment>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Partner: ResolverTypeWrapper<PartnerModel>;
  PartnerConnection: ResolverTypeWrapper<Omit<PartnerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PartnerEdge']>, nodes: ReadonlyArray<ResolversTypes['Partner']> }>;
  PartnerEdge: ResolverTypeWrapper<Omit<PartnerEdge, 'node'> & { node: ResolversTypes['Partner'] }>;
  Partnership: ResolverTypeWrapper<PartnershipModel>;
  PlaceIds: ResolverTypeWrapper<PlaceIds>;
  PlannedRelease: ResolverTypeWrapper<PlannedRelease>;
  Pledge: ResolverTypeWrapper<PledgeModel>;
  Point: ResolverTypeWrapper<Point>;
  Portal: ResolverTypeWrapper<PortalModel>;
  PortalConnection: ResolverTypeWrapper<Omit<PortalConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PortalEdge']>, nodes: ReadonlyArray<ResolversTypes['Portal']> }>;
  PortalEdge: ResolverTypeWrapper<Omit<PortalEdge, 'node'> & { node: ResolversTypes['Portal'] }>;
  PortalFilter: PortalFilter;
  Publisher: ResolverTypeWrapper<Publisher>;
  QualityDimension: ResolverTypeWrapper<QualityDimension>;
  QualityScore: ResolverTypeWrapper<QualityScore>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Queryability: ResolverTypeWrapper<Queryability>;
  RecordOrigin: RecordOrigin;
  RecordSource: ResolverTypeWrapper<RecordSourceModel>;
  Rejection: ResolverTypeWrapper<Rejection>;
  RejectionConnection: ResolverTypeWrapper<RejectionConnection>;
  RejectionEdge: ResolverTypeWrapper<RejectionEdge>;
  RelatedCommitment: ResolverTypeWrapper<RelatedCommitmentModel>;
  Remark: ResolverTypeWrapper<Remark>;
  Removal: ResolverTypeWrapper<RemovalModel>;
  RemovalConnection: ResolverTypeWrapper<Omit<RemovalConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RemovalEdge']>, nodes: ReadonlyArray<ResolversTypes['Removal']> }>;
  RemovalEdge: ResolverTypeWrapper<Omit<RemovalEdge, 'node'> & { node: ResolversTypes['Removal'] }>;
  Round: ResolverTypeWrapper<RoundModel>;
  RowPage: ResolverTypeWrapper<RowPageModel>;
  RowPlan: ResolverTypeWrapper<RowPlanModel>;
  RowPredicate: RowPredicate;
  RowQueryInput: RowQueryInput;
  Signatory: ResolverTypeWrapper<SignatoryModel>;
  SortKeyInput: SortKeyInput;
  SourceError: ResolverTypeWrapper<SourceError>;
  SourceErrorCode: SourceErrorCode;
  SourceOutcome: SourceOutcome;
  SourceStatus: ResolverTypeWrapper<SourceStatusModel>;
  SpatialKind: SpatialKind;
  StatusReport: ResolverTypeWrapper<StatusReportModel>;
  SteeringCommittee: ResolverTypeWrapper<SteeringCommitteeModel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Table: ResolverTypeWrapper<TableModel>;
  TableAccess: TableAccess;
  TextInput: TextInput;
  TextMatch: TextMatch;
  Theme: ResolverTypeWrapper<Theme>;
  Translation: ResolverTypeWrapper<Translation>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UpdateFrequency: ResolverTypeWrapper<UpdateFrequency>;
  Verdict: ResolverTypeWrapper<VerdictModel>;
  VerdictChange: ResolverTypeWrapper<VerdictChangeModel>;
  VerdictChangeConnection: ResolverTypeWrapper<Omit<VerdictChangeConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['VerdictChangeEdge']>, nodes: ReadonlyArray<ResolversTypes['VerdictChange']> }>;
  VerdictChangeEdge: ResolverTypeWrapper<Omit<VerdictChangeEdge, 'node'> & { node: ResolversTypes['VerdictChange'] }>;
  VerdictChangeKind: VerdictChangeKind;
  VerdictPeriod: ResolverTypeWrapper<VerdictPeriodModel>;
  VerdictPeriodConnection: ResolverTypeWrapper<Omit<VerdictPeriodConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['VerdictPeriodEdge']>, nodes: ReadonlyArray<ResolversTypes['VerdictPeriod']> }>;
  VerdictPeriodEdge: ResolverTypeWrapper<Omit<VerdictPeriodEdge, 'node'> & { node: ResolversTypes['VerdictPeriod'] }>;
  VerdictState: VerdictState;
  Violation: ResolverTypeWrapper<ViolationModel>;
  ViolationConnection: ResolverTypeWrapper<Omit<ViolationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ViolationEdge']>, nodes: ReadonlyArray<ResolversTypes['Violation']> }>;
  ViolationEdge: ResolverTypeWrapper<Omit<ViolationEdge, 'node'> & { node: ResolversTypes['Violation'] }>;
  WithinInput: WithinInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ActionPlan: ActionPlanModel;
  ActionPlanConnection: Omit<ActionPlanConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ActionPlanEdge']>, nodes: ReadonlyArray<ResolversParentTypes['ActionPlan']> };
  ActionPlanEdge: Omit<ActionPlanEdge, 'node'> & { node: ResolversParentTypes['ActionPlan'] };
  ActionPlanFilter: ActionPlanFilter;
  ActionType: ActionTypeModel;
  AggregatePage: AggregatePageModel;
  Assessment: AssessmentModel;
  Boolean: Scalars['Boolean']['output'];
  CandidateResult: CandidateResultModel;
  CatalogueColumn: CatalogueColumn;
  CheckResult: CheckResultModel;
  Checksum: Checksum;
  City: CityModel;
  CityComparison: Omit<CityComparison, 'rows'> & { rows: ReadonlyArray<ResolversParentTypes['CityComparisonRow']> };
  CityComparisonRow: CityComparisonRowModel;
  CityConnection: Omit<CityConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CityEdge']>, nodes: ReadonlyArray<ResolversParentTypes['City']> };
  CityEdge: Omit<CityEdge, 'node'> & { node: ResolversParentTypes['City'] };
  CityFilter: CityFilter;
  Column: ColumnModel;
  ColumnInput: ColumnInput;
  Commitment: CommitmentModel;
  CommitmentConnection: Omit<CommitmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CommitmentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Commitment']> };
  CommitmentEdge: Omit<CommitmentEdge, 'node'> & { node: ResolversParentTypes['Commitment'] };
  CommitmentFilter: CommitmentFilter;
  CommitmentMetrics: CommitmentMetricsModel;
  CommitmentMetricsConnection: Omit<CommitmentMetricsConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CommitmentMetricsEdge']>, nodes: ReadonlyArray<ResolversParentTypes['CommitmentMetrics']> };
  CommitmentMetricsEdge: Omit<CommitmentMetricsEdge, 'node'> & { node: ResolversParentTypes['CommitmentMetrics'] };
  CommitmentTheme: ThemeModel;
  CommitteeMeeting: CommitteeMeeting;
  CommitteeMember: CommitteeMember;
  CompareInput: CompareInput;
  Connector: ConnectorModel;
  Consultation: ConsultationModel;
  Contact: Contact;
  Correction: Correction;
  Count: Count;
  Dataset: DatasetModel;
  DatasetChange: DatasetChange;
  DatasetChangeConnection: DatasetChangeConnection;
  DatasetChangeEdge: DatasetChangeEdge;
  DatasetConnection: DatasetConnectionModel;
  DatasetEdge: DatasetEdgeModel;
  DatasetFilter: DatasetFilter;
  DatasetOrder: DatasetOrder;
  Date: Scalars['Date']['output'];
  DateReading: DateReading;
  DateTime: Scalars['DateTime']['output'];
  Declaration: DeclarationModel;
  Distribution: DistributionModel;
  EvidenceLink: EvidenceLink;
  EvidenceResult: EvidenceResultModel;
  Facet: Facet;
  FacetBucket: FacetBucket;
  Float: Scalars['Float']['output'];
  Format: Format;
  GroupKeyInput: GroupKeyInput;
  HarvestRun: HarvestRunModel;
  HarvestRunConnection: Omit<HarvestRunConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['HarvestRunEdge']>, nodes: ReadonlyArray<ResolversParentTypes['HarvestRun']> };
  HarvestRunEdge: Omit<HarvestRunEdge, 'node'> & { node: ResolversParentTypes['HarvestRun'] };
  HarvestStatus: HarvestStatusModel;
  Highlight: Highlight;
  ID: Scalars['ID']['output'];
  InInput: InInput;
  Indicator: IndicatorModel;
  Int: Scalars['Int']['output'];
  JSON: Scalars['JSON']['output'];
  LeftOutReason: LeftOutReason;
  Licence: Licence;
  LinkStatus: LinkStatusModel;
  MeasureInput: MeasureInput;
  Measurement: MeasurementModel;
  MetricDecomposition: MetricDecomposition;
  MetricPoint: MetricPointModel;
  MetricSeries: Omit<MetricSeries, 'indicator' | 'points'> & { indicator: ResolversParentTypes['Indicator'], points: ReadonlyArray<ResolversParentTypes['MetricPoint']> };
  Milestone: MilestoneModel;
  Mutation: Record<PropertyKey, never>;
  Node: NodeModel;
  OpenedGovernment: OpenedGovernment;
  PageInfo: PageInfo;
  Partner: PartnerModel;
  PartnerConnection: Omit<PartnerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PartnerEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Partner']> };
  PartnerEdge: Omit<PartnerEdge, 'node'> & { node: ResolversParentTypes['Partner'] };
  Partnership: PartnershipModel;
  PlaceIds: PlaceIds;
  PlannedRelease: PlannedRelease;
  Pledge: PledgeModel;
  Point: Point;
  Portal: PortalModel;
  PortalConnection: Omit<PortalConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PortalEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Portal']> };
  PortalEdge: Omit<PortalEdge, 'node'> & { node: ResolversParentTypes['Portal'] };
  PortalFilter: PortalFilter;
  Publisher: Publisher;
  QualityDimension: QualityDimension;
  QualityScore: QualityScore;
  Query: Record<PropertyKey, never>;
  Queryability: Queryability;
  RecordSource: RecordSourceModel;
  Rejection: Rejection;
  RejectionConnection: RejectionConnection;
  RejectionEdge: RejectionEdge;
  RelatedCommitment: RelatedCommitmentModel;
  Remark: Remark;
  Removal: RemovalModel;
  RemovalConnection: Omit<RemovalConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RemovalEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Removal']> };
  RemovalEdge: Omit<RemovalEdge, 'node'> & { node: ResolversParentTypes['Removal'] };
  Round: RoundModel;
  RowPage: RowPageModel;
  RowPlan: RowPlanModel;
  RowPredicate: RowPredicate;
  RowQueryInput: RowQueryInput;
  Signatory: SignatoryModel;
  SortKeyInput: SortKeyInput;
  SourceError: SourceError;
  SourceStatus: SourceStatusModel;
  StatusReport: StatusReportModel;
  SteeringCommittee: SteeringCommitteeModel;
  String: Scalars['String']['output'];
  Table: TableModel;
  TextInput: TextInput;
  Theme: Theme;
  Translation: Translation;
  URL: Scalars['URL']['output'];
  UpdateFrequency: UpdateFrequency;
  Verdict: VerdictModel;
  VerdictChange: VerdictChangeModel;
  VerdictChangeConnection: Omit<VerdictChangeConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['VerdictChangeEdge']>, nodes: ReadonlyArray<ResolversParentTypes['VerdictChange']> };
  VerdictChangeEdge: Omit<VerdictChangeEdge, 'node'> & { node: ResolversParentTypes['VerdictChange'] };
  VerdictPeriod: VerdictPeriodModel;
  VerdictPeriodConnection: Omit<VerdictPeriodConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['VerdictPeriodEdge']>, nodes: ReadonlyArray<ResolversParentTypes['VerdictPeriod']> };
  VerdictPeriodEdge: Omit<VerdictPeriodEdge, 'node'> & { node: ResolversParentTypes['VerdictPeriod'] };
  Violation: ViolationModel;
  ViolationConnection: Omit<ViolationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ViolationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Violation']> };
  ViolationEdge: Omit<ViolationEdge, 'node'> & { node: ResolversParentTypes['Violation'] };
  WithinInput: WithinInput;
};

export type CostDirectiveArgs = {
  rowsBy?: Maybe<Scalars['String']['input']>;
  rowsPerPoint?: Scalars['Int']['input'];
  size?: Scalars['Int']['input'];
  weight?: Scalars['Int']['input'];
};

export type CostDirectiveResolver<Result, Parent, ContextType = Context, Args = CostDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type LiveDirectiveArgs = {
  kept?: Scalars['Boolean']['input'];
};

export type LiveDirectiveResolver<Result, Parent, ContextType = Context, Args = LiveDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ActionPlanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActionPlan'] = ResolversParentTypes['ActionPlan']> = {
  city?: Resolver<ResolversTypes['City'], ParentType, ContextType>;
  commitments?: Resolver<ResolversTypes['CommitmentConnection'], ParentType, ContextType, RequireFields<ActionPlanCommitmentsArgs, 'first'>>;
  consultation?: Resolver<Maybe<ResolversTypes['Consultation']>, ParentType, ContextType>;
  documentUrls?: Resolver<ReadonlyArray<ResolversTypes['URL']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  languages?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  legalForm?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ogpActionPlanId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  periodEnd?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  periodStart?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  provisions?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Int']>>, ParentType, ContextType>;
  publishedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  round?: Resolver<Maybe<ResolversTypes['Round']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['RecordSource'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  supersedes?: Resolver<Maybe<ResolversTypes['ActionPlan']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<ActionPlanTitleArgs>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActionPlanConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActionPlanConnection'] = ResolversParentTypes['ActionPlanConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ActionPlanEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ActionPlan']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ActionPlanEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActionPlanEdge'] = ResolversParentTypes['ActionPlanEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ActionPlan'], ParentType, ContextType>;
};

export type ActionTypeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActionType'] = ResolversParentTypes['ActionType']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AggregatePageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AggregatePage'] = ResolversParentTypes['AggregatePage']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  plan?: Resolver<ResolversTypes['RowPlan'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceStatus'], ParentType, ContextType>;
};

export type AssessmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Assessment'] = ResolversParentTypes['Assessment']> = {
  assessor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  completion?: Resolver<Maybe<ResolversTypes['CompletionStatus']>, ParentType, ContextType>;
  completionReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  didItOpenGovernment?: Resolver<Maybe<ResolversTypes['OpenedGovernment']>, ParentType, ContextType>;
  earlyResults?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  potentialForResults?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  potentialImpact?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  relevance?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  reportUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  scheme?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['RecordSource'], ParentType, ContextType>;
  specificity?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  starred?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  verifiable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type CandidateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CandidateResult'] = ResolversParentTypes['CandidateResult']> = {
  checks?: Resolver<ReadonlyArray<ResolversTypes['CheckResult']>, ParentType, ContextType>;
  dataset?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType>;
  issued?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  progressLower?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  progressUpper?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['VerdictState'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CatalogueColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogueColumn'] = ResolversParentTypes['CatalogueColumn']> = {
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sourceType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CheckResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CheckResult'] = ResolversParentTypes['CheckResult']> = {
  check?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataset?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType>;
  expected?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  indicator?: Resolver<Maybe<ResolversTypes['Indicator']>, ParentType, ContextType>;
  observed?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  required?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['MeasurementState'], ParentType, ContextType>;
};

export type ChecksumResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Checksum'] = ResolversParentTypes['Checksum']> = {
  algorithm?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['City'] = ResolversParentTypes['City']> = {
  actionPlans?: Resolver<ReadonlyArray<ResolversTypes['ActionPlan']>, ParentType, ContextType>;
  commitments?: Resolver<ResolversTypes['CommitmentConnection'], ParentType, ContextType, RequireFields<CityCommitmentsArgs, 'first'>>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  datasets?: Resolver<ResolversTypes['DatasetConnection'], ParentType, ContextType, RequireFields<CityDatasetsArgs, 'first'>>;
  factSources?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jurisdictionKind?: Resolver<Maybe<ResolversTypes['JurisdictionKind']>, ParentType, ContextType>;
  location?: Resolver<Maybe<ResolversTypes['Point']>, ParentType, ContextType>;
  metricHistory?: Resolver<ResolversTypes['MetricSeries'], ParentType, ContextType, RequireFields<CityMetricHistoryArgs, 'indicator'>>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['Measurement']>, ParentType, ContextType, Partial<CityMetricsArgs>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  placeIds?: Resolver<Maybe<ResolversTypes['PlaceIds']>, ParentType, ContextType>;
  population?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  portals?: Resolver<ReadonlyArray<ResolversTypes['Portal']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  signatories?: Resolver<ReadonlyArray<ResolversTypes['Signatory']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CityComparisonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CityComparison'] = ResolversParentTypes['CityComparison']> = {
  notComparable?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
  platformDetermined?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['CityComparisonRow']>, ParentType, ContextType>;
};

export type CityComparisonRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CityComparisonRow'] = ResolversParentTypes['CityComparisonRow']> = {
  city?: Resolver<ResolversTypes['City'], ParentType, ContextType>;
  indicator?: Resolver<ResolversTypes['Indicator'], ParentType, ContextType>;
  measurement?: Resolver<ResolversTypes['Measurement'], ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rankRefused?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shrunk?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  withinPlatform?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type CityConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CityConnection'] = ResolversParentTypes['CityConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CityEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['City']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CityEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CityEdge'] = ResolversParentTypes['CityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['City'], ParentType, ContextType>;
};

export type ColumnResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Column'] = ResolversParentTypes['Column']> = {
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nullable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sourceType?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ColumnType'], ParentType, ContextType>;
};

export type CommitmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Commitment'] = ResolversParentTypes['Commitment']> = {
  actionTypes?: Resolver<ReadonlyArray<ResolversTypes['ActionType']>, ParentType, ContextType>;
  agreement?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  assessments?: Resolver<ReadonlyArray<ResolversTypes['Assessment']>, ParentType, ContextType>;
  city?: Resolver<ResolversTypes['City'], ParentType, ContextType>;
  computed?: Resolver<ResolversTypes['Verdict'], ParentType, ContextType, Partial<CommitmentComputedArgs>>;
  contact?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dueBasis?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  dueOnAsWritten?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dueRule?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expectedResult?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  independent?: Resolver<Maybe<ResolversTypes['StatusReport']>, ParentType, ContextType>;
  languages?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  leadInstitution?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  measurability?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  milestones?: Resolver<ReadonlyArray<ResolversTypes['Milestone']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ogpValues?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  partners?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  partnerships?: Resolver<ReadonlyArray<ResolversTypes['Partnership']>, ParentType, ContextType>;
  plan?: Resolver<ResolversTypes['ActionPlan'], ParentType, ContextType>;
  pledges?: Resolver<ReadonlyArray<ResolversTypes['Pledge']>, ParentType, ContextType>;
  policyAreas?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  provenance?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  related?: Resolver<ReadonlyArray<ResolversTypes['RelatedCommitment']>, ParentType, ContextType>;
  release?: Resolver<Maybe<ResolversTypes['PlannedRelease']>, ParentType, ContextType>;
  rules?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
  selfReported?: Resolver<Maybe<ResolversTypes['StatusReport']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['RecordSource'], ParentType, ContextType>;
  startOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  startOnAsWritten?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  supportingInstitutions?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<CommitmentTextArgs>>;
  themes?: Resolver<ReadonlyArray<ResolversTypes['CommitmentTheme']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<CommitmentTitleArgs>>;
  updates?: Resolver<ReadonlyArray<ResolversTypes['StatusReport']>, ParentType, ContextType>;
  verdictHistory?: Resolver<ResolversTypes['VerdictPeriodConnection'], ParentType, ContextType, RequireFields<CommitmentVerdictHistoryArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommitmentConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommitmentConnection'] = ResolversParentTypes['CommitmentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CommitmentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Commitment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CommitmentEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommitmentEdge'] = ResolversParentTypes['CommitmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Commitment'], ParentType, ContextType>;
};

export type CommitmentMetricsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommitmentMetrics'] = ResolversParentTypes['CommitmentMetrics']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['Measurement']>, ParentType, ContextType, Partial<CommitmentMetricsMetricsArgs>>;
};

export type CommitmentMetricsConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommitmentMetricsConnection'] = ResolversParentTypes['CommitmentMetricsConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CommitmentMetricsEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CommitmentMetrics']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CommitmentMetricsEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommitmentMetricsEdge'] = ResolversParentTypes['CommitmentMetricsEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CommitmentMetrics'], ParentType, ContextType>;
};

export type CommitmentThemeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommitmentTheme'] = ResolversParentTypes['CommitmentTheme']> = {
  actionTypes?: Resolver<ReadonlyArray<ResolversTypes['ActionType']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CommitteeMeetingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommitteeMeeting'] = ResolversParentTypes['CommitteeMeeting']> = {
  date?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  minutesUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type CommitteeMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommitteeMember'] = ResolversParentTypes['CommitteeMember']> = {
  from?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  organisation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConnectorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Connector'] = ResolversParentTypes['Connector']> = {
  capabilities?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  docs?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  observes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ConsultationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Consultation'] = ResolversParentTypes['Consultation']> = {
  accepted?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  channels?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
  endedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  howUsed?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  level?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  partlyAccepted?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  published?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reasonedResponseUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  received?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rejected?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  startedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  unanswered?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type CorrectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Correction'] = ResolversParentTypes['Correction']> = {
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Count'] = ResolversParentTypes['Count']> = {
  precision?: Resolver<ResolversTypes['CountPrecision'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type DatasetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Dataset'] = ResolversParentTypes['Dataset']> = {
  accessRights?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bbox?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Float']>>, ParentType, ContextType>;
  city?: Resolver<Maybe<ResolversTypes['City']>, ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['CatalogueColumn']>, ParentType, ContextType>;
  commitments?: Resolver<ResolversTypes['CommitmentConnection'], ParentType, ContextType, RequireFields<DatasetCommitmentsArgs, 'first'>>;
  conformsTo?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  dataModified?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dates?: Resolver<ReadonlyArray<ResolversTypes['DateReading']>, ParentType, ContextType>;
  derivedFrom?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  distributions?: Resolver<ReadonlyArray<ResolversTypes['Distribution']>, ParentType, ContextType>;
  fieldsObserved?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  firstSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  history?: Resolver<ResolversTypes['DatasetChangeConnection'], ParentType, ContextType, RequireFields<DatasetHistoryArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issued?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  jsonLd?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  keywords?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  landingPage?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  language?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  licence?: Resolver<Maybe<ResolversTypes['Licence']>, ParentType, ContextType>;
  localId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  metadataModified?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['Measurement']>, ParentType, ContextType, Partial<DatasetMetricsArgs>>;
  portal?: Resolver<ResolversTypes['Portal'], ParentType, ContextType>;
  provenance?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publisher?: Resolver<Maybe<ResolversTypes['Publisher']>, ParentType, ContextType>;
  quality?: Resolver<Maybe<ResolversTypes['QualityScore']>, ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  remarks?: Resolver<ReadonlyArray<ResolversTypes['Remark']>, ParentType, ContextType>;
  removedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceStatus'], ParentType, ContextType>;
  spatial?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  spatialKind?: Resolver<Maybe<ResolversTypes['SpatialKind']>, ParentType, ContextType>;
  tables?: Resolver<ReadonlyArray<ResolversTypes['Table']>, ParentType, ContextType, Partial<DatasetTablesArgs>>;
  temporalEnd?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  temporalStart?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  themes?: Resolver<ReadonlyArray<ResolversTypes['Theme']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  translations?: Resolver<ReadonlyArray<ResolversTypes['Translation']>, ParentType, ContextType>;
  updateFrequency?: Resolver<Maybe<ResolversTypes['UpdateFrequency']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DatasetChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetChange'] = ResolversParentTypes['DatasetChange']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
};

export type DatasetChangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetChangeConnection'] = ResolversParentTypes['DatasetChangeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DatasetChangeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DatasetChange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DatasetChangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetChangeEdge'] = ResolversParentTypes['DatasetChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DatasetChange'], ParentType, ContextType>;
};

export type DatasetConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetConnection'] = ResolversParentTypes['DatasetConnection']> = {
  corrections?: Resolver<ReadonlyArray<ResolversTypes['Correction']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['DatasetEdge']>, ParentType, ContextType>;
  facets?: Resolver<ReadonlyArray<ResolversTypes['Facet']>, ParentType, ContextType, RequireFields<DatasetConnectionFacetsArgs, 'fields' | 'limit'>>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Dataset']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['SourceStatus']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DatasetEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DatasetEdge'] = ResolversParentTypes['DatasetEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  highlights?: Resolver<ReadonlyArray<ResolversTypes['Highlight']>, ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Dataset'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export type DateReadingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DateReading'] = ResolversParentTypes['DateReading']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  precision?: Resolver<ResolversTypes['DatePrecision'], ParentType, ContextType>;
  raw?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeclarationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Declaration'] = ResolversParentTypes['Declaration']> = {
  goals?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  openedOn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pledges?: Resolver<ReadonlyArray<ResolversTypes['Pledge']>, ParentType, ContextType>;
  signatories?: Resolver<ReadonlyArray<ResolversTypes['Signatory']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['RecordSource'], ParentType, ContextType>;
  steeringCommittees?: Resolver<ReadonlyArray<ResolversTypes['SteeringCommittee']>, ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DistributionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Distribution'] = ResolversParentTypes['Distribution']> = {
  accessUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  byteSize?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  checksum?: Resolver<Maybe<ResolversTypes['Checksum']>, ParentType, ContextType>;
  dataset?: Resolver<ResolversTypes['Dataset'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  downloadUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  format?: Resolver<Maybe<ResolversTypes['Format']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issued?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  licence?: Resolver<Maybe<ResolversTypes['Licence']>, ParentType, ContextType>;
  link?: Resolver<Maybe<ResolversTypes['LinkStatus']>, ParentType, ContextType>;
  localId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  modified?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  queryable?: Resolver<ResolversTypes['Queryability'], ParentType, ContextType>;
  table?: Resolver<Maybe<ResolversTypes['Table']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EvidenceLinkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EvidenceLink'] = ResolversParentTypes['EvidenceLink']> = {
  archivedUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EvidenceResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EvidenceResult'] = ResolversParentTypes['EvidenceResult']> = {
  candidates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  checks?: Resolver<ReadonlyArray<ResolversTypes['CheckResult']>, ParentType, ContextType>;
  datasets?: Resolver<ReadonlyArray<ResolversTypes['Dataset']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcomes?: Resolver<ReadonlyArray<ResolversTypes['CandidateResult']>, ParentType, ContextType>;
  progressLower?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  progressUpper?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  required?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['VerdictState'], ParentType, ContextType>;
  unknownCandidates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type FacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Facet'] = ResolversParentTypes['Facet']> = {
  buckets?: Resolver<ReadonlyArray<ResolversTypes['FacetBucket']>, ParentType, ContextType>;
  field?: Resolver<ResolversTypes['DatasetFacetField'], ParentType, ContextType>;
};

export type FacetBucketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FacetBucket'] = ResolversParentTypes['FacetBucket']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FormatResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Format'] = ResolversParentTypes['Format']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  machineReadable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  mediaType?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nonProprietary?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HarvestRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HarvestRun'] = ResolversParentTypes['HarvestRun']> = {
  added?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  continues?: Resolver<Maybe<ResolversTypes['HarvestRun']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['SourceError']>, ParentType, ContextType>;
  expected?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  heldRemovals?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  leftOut?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  leftOutReasons?: Resolver<ReadonlyArray<ResolversTypes['LeftOutReason']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['HarvestMode'], ParentType, ContextType>;
  portal?: Resolver<Maybe<ResolversTypes['Portal']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejections?: Resolver<ResolversTypes['RejectionConnection'], ParentType, ContextType, RequireFields<HarvestRunRejectionsArgs, 'first'>>;
  removed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  requests?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  seen?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  verdict?: Resolver<Maybe<ResolversTypes['HarvestVerdict']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HarvestRunConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HarvestRunConnection'] = ResolversParentTypes['HarvestRunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['HarvestRunEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['HarvestRun']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type HarvestRunEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HarvestRunEdge'] = ResolversParentTypes['HarvestRunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['HarvestRun'], ParentType, ContextType>;
};

export type HarvestStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HarvestStatus'] = ResolversParentTypes['HarvestStatus']> = {
  failures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  held?: Resolver<Maybe<ResolversTypes['HarvestRun']>, ParentType, ContextType>;
  lastComplete?: Resolver<Maybe<ResolversTypes['HarvestRun']>, ParentType, ContextType>;
  lastRun?: Resolver<Maybe<ResolversTypes['HarvestRun']>, ParentType, ContextType>;
  nextDue?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['HarvestState'], ParentType, ContextType>;
};

export type HighlightResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Highlight'] = ResolversParentTypes['Highlight']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fragment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IndicatorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Indicator'] = ResolversParentTypes['Indicator']> = {
  better?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  definition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  formula?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  group?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  inputs?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  missing?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  range?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Float']>>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LeftOutReasonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LeftOutReason'] = ResolversParentTypes['LeftOutReason']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LicenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Licence'] = ResolversParentTypes['Licence']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  inherited?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  openness?: Resolver<ResolversTypes['LicenceOpenness'], ParentType, ContextType>;
  raw?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type LinkStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LinkStatus'] = ResolversParentTypes['LinkStatus']> = {
  checkedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  finalUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MeasurementResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Measurement'] = ResolversParentTypes['Measurement']> = {
  ciLower?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  ciUpper?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  computedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  coverage?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  evidence?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  indicator?: Resolver<ResolversTypes['Indicator'], ParentType, ContextType>;
  known?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  lower?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  n?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  points?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<Maybe<ResolversTypes['MeasurementState']>, ParentType, ContextType>;
  unknown?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  upper?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type MetricDecompositionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetricDecomposition'] = ResolversParentTypes['MetricDecomposition']> = {
  entry?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  exit?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  refused?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  within?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type MetricPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetricPoint'] = ResolversParentTypes['MetricPoint']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decomposition?: Resolver<Maybe<ResolversTypes['MetricDecomposition']>, ParentType, ContextType>;
  delta?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  lower?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  n?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  upper?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type MetricSeriesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MetricSeries'] = ResolversParentTypes['MetricSeries']> = {
  breaks?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
  indicator?: Resolver<ResolversTypes['Indicator'], ParentType, ContextType>;
  pValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  points?: Resolver<ReadonlyArray<ResolversTypes['MetricPoint']>, ParentType, ContextType>;
  slope?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  trend?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MilestoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Milestone'] = ResolversParentTypes['Milestone']> = {
  computed?: Resolver<Maybe<ResolversTypes['Verdict']>, ParentType, ContextType>;
  deliverable?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  dueOnAsWritten?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  responsible?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType, Partial<MilestoneTitleArgs>>;
  updates?: Resolver<ReadonlyArray<ResolversTypes['StatusReport']>, ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptHeldHarvest?: Resolver<ResolversTypes['HarvestRun'], ParentType, ContextType, RequireFields<MutationAcceptHeldHarvestArgs, 'portal'>>;
  harvest?: Resolver<ResolversTypes['HarvestRun'], ParentType, ContextType, RequireFields<MutationHarvestArgs, 'portal'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'ActionPlan' | 'City' | 'Commitment' | 'Dataset' | 'Distribution' | 'HarvestRun' | 'Portal' | 'Table', ParentType, ContextType>;
};

export type OpenedGovernmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OpenedGovernment'] = ResolversParentTypes['OpenedGovernment']> = {
  accessToInformation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  civicParticipation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  overall?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publicAccountability?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PartnerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Partner'] = ResolversParentTypes['Partner']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['Partnership']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['RecordSource'], ParentType, ContextType>;
};

export type PartnerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartnerConnection'] = ResolversParentTypes['PartnerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PartnerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Partner']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PartnerEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartnerEdge'] = ResolversParentTypes['PartnerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Partner'], ParentType, ContextType>;
};

export type PartnershipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Partnership'] = ResolversParentTypes['Partnership']> = {
  commitment?: Resolver<Maybe<ResolversTypes['Commitment']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  partner?: Resolver<Maybe<ResolversTypes['Partner']>, ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlaceIdsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaceIds'] = ResolversParentTypes['PlaceIds']> = {
  fips?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  geonames?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ogpCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  wikidata?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlannedReleaseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlannedRelease'] = ResolversParentTypes['PlannedRelease']> = {
  plannedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  releasedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type PledgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Pledge'] = ResolversParentTypes['Pledge']> = {
  commitments?: Resolver<ResolversTypes['CommitmentConnection'], ParentType, ContextType, RequireFields<PledgeCommitmentsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  textSha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Point'] = ResolversParentTypes['Point']> = {
  latitude?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  longitude?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PortalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Portal'] = ResolversParentTypes['Portal']> = {
  city?: Resolver<Maybe<ResolversTypes['City']>, ParentType, ContextType>;
  datasetCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  datasets?: Resolver<ResolversTypes['DatasetConnection'], ParentType, ContextType, RequireFields<PortalDatasetsArgs, 'first'>>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  harvest?: Resolver<ResolversTypes['HarvestStatus'], ParentType, ContextType>;
  harvests?: Resolver<ResolversTypes['HarvestRunConnection'], ParentType, ContextType, RequireFields<PortalHarvestsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  metricHistory?: Resolver<ResolversTypes['MetricSeries'], ParentType, ContextType, RequireFields<PortalMetricHistoryArgs, 'indicator'>>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['Measurement']>, ParentType, ContextType, Partial<PortalMetricsArgs>>;
  platform?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  removals?: Resolver<ResolversTypes['RemovalConnection'], ParentType, ContextType, RequireFields<PortalRemovalsArgs, 'first'>>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['URL'], ParentType, ContextType>;
  violations?: Resolver<ResolversTypes['ViolationConnection'], ParentType, ContextType, RequireFields<PortalViolationsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PortalConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PortalConnection'] = ResolversParentTypes['PortalConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PortalEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Portal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PortalEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PortalEdge'] = ResolversParentTypes['PortalEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Portal'], ParentType, ContextType>;
};

export type PublisherResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Publisher'] = ResolversParentTypes['Publisher']> = {
  localId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QualityDimensionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QualityDimension'] = ResolversParentTypes['QualityDimension']> = {
  lower?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  max?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  upper?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QualityScoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QualityScore'] = ResolversParentTypes['QualityScore']> = {
  band?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dimensions?: Resolver<ReadonlyArray<ResolversTypes['QualityDimension']>, ParentType, ContextType>;
  lower?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  max?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  upper?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  actionPlan?: Resolver<Maybe<ResolversTypes['ActionPlan']>, ParentType, ContextType, RequireFields<QueryActionPlanArgs, 'id'>>;
  actionPlans?: Resolver<ResolversTypes['ActionPlanConnection'], ParentType, ContextType, RequireFields<QueryActionPlansArgs, 'first'>>;
  cities?: Resolver<ResolversTypes['CityConnection'], ParentType, ContextType, RequireFields<QueryCitiesArgs, 'first'>>;
  city?: Resolver<Maybe<ResolversTypes['City']>, ParentType, ContextType, Partial<QueryCityArgs>>;
  commitment?: Resolver<Maybe<ResolversTypes['Commitment']>, ParentType, ContextType, RequireFields<QueryCommitmentArgs, 'id'>>;
  commitmentMetrics?: Resolver<ResolversTypes['CommitmentMetricsConnection'], ParentType, ContextType, RequireFields<QueryCommitmentMetricsArgs, 'by' | 'first'>>;
  commitments?: Resolver<ResolversTypes['CommitmentConnection'], ParentType, ContextType, RequireFields<QueryCommitmentsArgs, 'first'>>;
  compareCities?: Resolver<ResolversTypes['CityComparison'], ParentType, ContextType, RequireFields<QueryCompareCitiesArgs, 'indicators' | 'slugs'>>;
  connectors?: Resolver<ReadonlyArray<ResolversTypes['Connector']>, ParentType, ContextType>;
  dataset?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType, RequireFields<QueryDatasetArgs, 'id' | 'refresh'>>;
  datasetByLocalId?: Resolver<Maybe<ResolversTypes['Dataset']>, ParentType, ContextType, RequireFields<QueryDatasetByLocalIdArgs, 'localId' | 'portal' | 'refresh'>>;
  datasets?: Resolver<ResolversTypes['DatasetConnection'], ParentType, ContextType, RequireFields<QueryDatasetsArgs, 'first'>>;
  declaration?: Resolver<ResolversTypes['Declaration'], ParentType, ContextType>;
  explainRows?: Resolver<ResolversTypes['RowPlan'], ParentType, ContextType, RequireFields<QueryExplainRowsArgs, 'query' | 'table'>>;
  indicators?: Resolver<ReadonlyArray<ResolversTypes['Indicator']>, ParentType, ContextType, Partial<QueryIndicatorsArgs>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  partners?: Resolver<ResolversTypes['PartnerConnection'], ParentType, ContextType, RequireFields<QueryPartnersArgs, 'first'>>;
  portal?: Resolver<Maybe<ResolversTypes['Portal']>, ParentType, ContextType, Partial<QueryPortalArgs>>;
  portals?: Resolver<ResolversTypes['PortalConnection'], ParentType, ContextType, RequireFields<QueryPortalsArgs, 'first'>>;
  rounds?: Resolver<ReadonlyArray<ResolversTypes['Round']>, ParentType, ContextType>;
  table?: Resolver<Maybe<ResolversTypes['Table']>, ParentType, ContextType, RequireFields<QueryTableArgs, 'id'>>;
  themes?: Resolver<ReadonlyArray<ResolversTypes['CommitmentTheme']>, ParentType, ContextType>;
  verdictChanges?: Resolver<ResolversTypes['VerdictChangeConnection'], ParentType, ContextType, RequireFields<QueryVerdictChangesArgs, 'first'>>;
};

export type QueryabilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Queryability'] = ResolversParentTypes['Queryability']> = {
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  via?: Resolver<Maybe<ResolversTypes['TableAccess']>, ParentType, ContextType>;
};

export type RecordSourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordSource'] = ResolversParentTypes['RecordSource']> = {
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['RecordOrigin'], ParentType, ContextType>;
  retrievedAt?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  urls?: Resolver<ReadonlyArray<ResolversTypes['URL']>, ParentType, ContextType>;
};

export type RejectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Rejection'] = ResolversParentTypes['Rejection']> = {
  code?: Resolver<ResolversTypes['SourceErrorCode'], ParentType, ContextType>;
  localId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RejectionConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectionConnection'] = ResolversParentTypes['RejectionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RejectionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Rejection']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RejectionEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RejectionEdge'] = ResolversParentTypes['RejectionEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Rejection'], ParentType, ContextType>;
};

export type RelatedCommitmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RelatedCommitment'] = ResolversParentTypes['RelatedCommitment']> = {
  commitment?: Resolver<Maybe<ResolversTypes['Commitment']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RemarkResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Remark'] = ResolversParentTypes['Remark']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type RemovalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Removal'] = ResolversParentTypes['Removal']> = {
  dataset?: Resolver<ResolversTypes['Dataset'], ParentType, ContextType>;
  lastSeenAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  removedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type RemovalConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemovalConnection'] = ResolversParentTypes['RemovalConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RemovalEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Removal']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RemovalEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemovalEdge'] = ResolversParentTypes['RemovalEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Removal'], ParentType, ContextType>;
};

export type RoundResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Round'] = ResolversParentTypes['Round']> = {
  actionPlans?: Resolver<ReadonlyArray<ResolversTypes['ActionPlan']>, ParentType, ContextType>;
  announcedOn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  event?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RowPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RowPage'] = ResolversParentTypes['RowPage']> = {
  columns?: Resolver<ReadonlyArray<ResolversTypes['Column']>, ParentType, ContextType>;
  cursors?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  plan?: Resolver<ResolversTypes['RowPlan'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['JSON']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SourceStatus'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Count']>, ParentType, ContextType>;
  truncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RowPlanResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RowPlan'] = ResolversParentTypes['RowPlan']> = {
  local?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  pushed?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  upstreamRequests?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SignatoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Signatory'] = ResolversParentTypes['Signatory']> = {
  city?: Resolver<ResolversTypes['City'], ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['URL']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  round?: Resolver<Maybe<ResolversTypes['Round']>, ParentType, ContextType>;
  signedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  signerName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  signerRole?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['RecordSource'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SourceErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceError'] = ResolversParentTypes['SourceError']> = {
  code?: Resolver<ResolversTypes['SourceErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  retryAfterMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type SourceStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SourceStatus'] = ResolversParentTypes['SourceStatus']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  durationMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['SourceError']>, ParentType, ContextType>;
  fromCache?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['SourceOutcome'], ParentType, ContextType>;
  portal?: Resolver<ResolversTypes['Portal'], ParentType, ContextType>;
  requests?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rows?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type StatusReportResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StatusReport'] = ResolversParentTypes['StatusReport']> = {
  author?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  challenges?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['EvidenceLink']>, ParentType, ContextType>;
  evidenceUrls?: Resolver<ReadonlyArray<ResolversTypes['URL']>, ParentType, ContextType>;
  narrative?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  percent?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  period?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  regressed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reportedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['RecordSource'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CompletionStatus'], ParentType, ContextType>;
};

export type SteeringCommitteeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SteeringCommittee'] = ResolversParentTypes['SteeringCommittee']> = {
  establishedOn?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  meetings?: Resolver<ReadonlyArray<ResolversTypes['CommitteeMeeting']>, ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['CommitteeMember']>, ParentType, ContextType>;
  scope?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['RecordSource'], ParentType, ContextType>;
};

export type TableResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Table'] = ResolversParentTypes['Table']> = {
  aggregate?: Resolver<ResolversTypes['AggregatePage'], ParentType, ContextType, RequireFields<TableAggregateArgs, 'limit' | 'measures'>>;
  capabilities?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  columns?: Resolver<ReadonlyArray<ResolversTypes['Column']>, ParentType, ContextType, RequireFields<TableColumnsArgs, 'system'>>;
  columnsFrom?: Resolver<ResolversTypes['ColumnsFrom'], ParentType, ContextType>;
  dataset?: Resolver<ResolversTypes['Dataset'], ParentType, ContextType>;
  distribution?: Resolver<Maybe<ResolversTypes['Distribution']>, ParentType, ContextType>;
  distributions?: Resolver<ReadonlyArray<ResolversTypes['Distribution']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rowCount?: Resolver<Maybe<ResolversTypes['Count']>, ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['RowPage'], ParentType, ContextType, RequireFields<TableRowsArgs, 'query'>>;
  source?: Resolver<ResolversTypes['SourceStatus'], ParentType, ContextType>;
  via?: Resolver<ResolversTypes['TableAccess'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ThemeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Theme'] = ResolversParentTypes['Theme']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  raw?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TranslationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Translation'] = ResolversParentTypes['Translation']> = {
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  keywords?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  language?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type UpdateFrequencyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateFrequency'] = ResolversParentTypes['UpdateFrequency']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  periodDays?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  raw?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VerdictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Verdict'] = ResolversParentTypes['Verdict']> = {
  additional?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  dueState?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  engineVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  evaluatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['EvidenceResult']>, ParentType, ContextType>;
  explanation?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  firstFulfilledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  flags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  onTime?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  progressLower?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  progressUpper?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rulesDigest?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  since?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  snapshots?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['VerdictState'], ParentType, ContextType>;
  suggestedStatus?: Resolver<ResolversTypes['CompletionStatus'], ParentType, ContextType>;
};

export type VerdictChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerdictChange'] = ResolversParentTypes['VerdictChange']> = {
  after?: Resolver<ResolversTypes['VerdictState'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['VerdictState']>, ParentType, ContextType>;
  commitment?: Resolver<Maybe<ResolversTypes['Commitment']>, ParentType, ContextType>;
  commitmentSlug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['VerdictChangeKind'], ParentType, ContextType>;
};

export type VerdictChangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerdictChangeConnection'] = ResolversParentTypes['VerdictChangeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VerdictChangeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['VerdictChange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VerdictChangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerdictChangeEdge'] = ResolversParentTypes['VerdictChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['VerdictChange'], ParentType, ContextType>;
};

export type VerdictPeriodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerdictPeriod'] = ResolversParentTypes['VerdictPeriod']> = {
  from?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['Verdict'], ParentType, ContextType>;
};

export type VerdictPeriodConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerdictPeriodConnection'] = ResolversParentTypes['VerdictPeriodConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['VerdictPeriodEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['VerdictPeriod']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type VerdictPeriodEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerdictPeriodEdge'] = ResolversParentTypes['VerdictPeriodEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['VerdictPeriod'], ParentType, ContextType>;
};

export type ViolationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Violation'] = ResolversParentTypes['Violation']> = {
  dataset?: Resolver<ResolversTypes['Dataset'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  indicator?: Resolver<ResolversTypes['Indicator'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remedy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViolationConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ViolationConnection'] = ResolversParentTypes['ViolationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ViolationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Violation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ViolationEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ViolationEdge'] = ResolversParentTypes['ViolationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Violation'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  ActionPlan?: ActionPlanResolvers<ContextType>;
  ActionPlanConnection?: ActionPlanConnectionResolvers<ContextType>;
  ActionPlanEdge?: ActionPlanEdgeResolvers<ContextType>;
  ActionType?: ActionTypeResolvers<ContextType>;
  AggregatePage?: AggregatePageResolvers<ContextType>;
  Assessment?: AssessmentResolvers<ContextType>;
  CandidateResult?: CandidateResultResolvers<ContextType>;
  CatalogueColumn?: CatalogueColumnResolvers<ContextType>;
  CheckResult?: CheckResultResolvers<ContextType>;
  Checksum?: ChecksumResolvers<ContextType>;
  City?: CityResolvers<ContextType>;
  CityComparison?: CityComparisonResolvers<ContextType>;
  CityComparisonRow?: CityComparisonRowResolvers<ContextType>;
  CityConnection?: CityConnectionResolvers<ContextType>;
  CityEdge?: CityEdgeResolvers<ContextType>;
  Column?: ColumnResolvers<ContextType>;
  Commitment?: CommitmentResolvers<ContextType>;
  CommitmentConnection?: CommitmentConnectionResolvers<ContextType>;
  CommitmentEdge?: CommitmentEdgeResolvers<ContextType>;
  CommitmentMetrics?: CommitmentMetricsResolvers<ContextType>;
  CommitmentMetricsConnection?: CommitmentMetricsConnectionResolvers<ContextType>;
  CommitmentMetricsEdge?: CommitmentMetricsEdgeResolvers<ContextType>;
  CommitmentTheme?: CommitmentThemeResolvers<ContextType>;
  CommitteeMeeting?: CommitteeMeetingResolvers<ContextType>;
  CommitteeMember?: CommitteeMemberResolvers<ContextType>;
  Connector?: ConnectorResolvers<ContextType>;
  Consultation?: ConsultationResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  Correction?: CorrectionResolvers<ContextType>;
  Count?: CountResolvers<ContextType>;
  Dataset?: DatasetResolvers<ContextType>;
  DatasetChange?: DatasetChangeResolvers<ContextType>;
  DatasetChangeConnection?: DatasetChangeConnectionResolvers<ContextType>;
  DatasetChangeEdge?: DatasetChangeEdgeResolvers<ContextType>;
  DatasetConnection?: DatasetConnectionResolvers<ContextType>;
  DatasetEdge?: DatasetEdgeResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateReading?: DateReadingResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Declaration?: DeclarationResolvers<ContextType>;
  Distribution?: DistributionResolvers<ContextType>;
  EvidenceLink?: EvidenceLinkResolvers<ContextType>;
  EvidenceResult?: EvidenceResultResolvers<ContextType>;
  Facet?: FacetResolvers<ContextType>;
  FacetBucket?: FacetBucketResolvers<ContextType>;
  Format?: FormatResolvers<ContextType>;
  HarvestRun?: HarvestRunResolvers<ContextType>;
  HarvestRunConnection?: HarvestRunConnectionResolvers<ContextType>;
  HarvestRunEdge?: HarvestRunEdgeResolvers<ContextType>;
  HarvestStatus?: HarvestStatusResolvers<ContextType>;
  Highlight?: HighlightResolvers<ContextType>;
  Indicator?: IndicatorResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  LeftOutReason?: LeftOutReasonResolvers<ContextType>;
  Licence?: LicenceResolvers<ContextType>;
  LinkStatus?: LinkStatusResolvers<ContextType>;
  Measurement?: MeasurementResolvers<ContextType>;
  MetricDecomposition?: MetricDecompositionResolvers<ContextType>;
  MetricPoint?: MetricPointResolvers<ContextType>;
  MetricSeries?: MetricSeriesResolvers<ContextType>;
  Milestone?: MilestoneResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  OpenedGovernment?: OpenedGovernmentResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Partner?: PartnerResolvers<ContextType>;
  PartnerConnection?: PartnerConnectionResolvers<ContextType>;
  PartnerEdge?: PartnerEdgeResolvers<ContextType>;
  Partnership?: PartnershipResolvers<ContextType>;
  PlaceIds?: PlaceIdsResolvers<ContextType>;
  PlannedRelease?: PlannedReleaseResolvers<ContextType>;
  Pledge?: PledgeResolvers<ContextType>;
  Point?: PointResolvers<ContextType>;
  Portal?: PortalResolvers<ContextType>;
  PortalConnection?: PortalConnectionResolvers<ContextType>;
  PortalEdge?: PortalEdgeResolvers<ContextType>;
  Publisher?: PublisherResolvers<ContextType>;
  QualityDimension?: QualityDimensionResolvers<ContextType>;
  QualityScore?: QualityScoreResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Queryability?: QueryabilityResolvers<ContextType>;
  RecordSource?: RecordSourceResolvers<ContextType>;
  Rejection?: RejectionResolvers<ContextType>;
  RejectionConnection?: RejectionConnectionResolvers<ContextType>;
  RejectionEdge?: RejectionEdgeResolvers<ContextType>;
  RelatedCommitment?: RelatedCommitmentResolvers<ContextType>;
  Remark?: RemarkResolvers<ContextType>;
  Removal?: RemovalResolvers<ContextType>;
  RemovalConnection?: RemovalConnectionResolvers<ContextType>;
  RemovalEdge?: RemovalEdgeResolvers<ContextType>;
  Round?: RoundResolvers<ContextType>;
  RowPage?: RowPageResolvers<ContextType>;
  RowPlan?: RowPlanResolvers<ContextType>;
  Signatory?: SignatoryResolvers<ContextType>;
  SourceError?: SourceErrorResolvers<ContextType>;
  SourceStatus?: SourceStatusResolvers<ContextType>;
  StatusReport?: StatusReportResolvers<ContextType>;
  SteeringCommittee?: SteeringCommitteeResolvers<ContextType>;
  Table?: TableResolvers<ContextType>;
  Theme?: ThemeResolvers<ContextType>;
  Translation?: TranslationResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UpdateFrequency?: UpdateFrequencyResolvers<ContextType>;
  Verdict?: VerdictResolvers<ContextType>;
  VerdictChange?: VerdictChangeResolvers<ContextType>;
  VerdictChangeConnection?: VerdictChangeConnectionResolvers<ContextType>;
  VerdictChangeEdge?: VerdictChangeEdgeResolvers<ContextType>;
  VerdictPeriod?: VerdictPeriodResolvers<ContextType>;
  VerdictPeriodConnection?: VerdictPeriodConnectionResolvers<ContextType>;
  VerdictPeriodEdge?: VerdictPeriodEdgeResolvers<ContextType>;
  Violation?: ViolationResolvers<ContextType>;
  ViolationConnection?: ViolationConnectionResolvers<ContextType>;
  ViolationEdge?: ViolationEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cost?: CostDirectiveResolver<any, any, ContextType>;
  live?: LiveDirectiveResolver<any, any, ContextType>;
};
