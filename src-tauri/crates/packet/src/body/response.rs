//! What comes back: the receipt and the response.

use recourse_model::{
    Acknowledgement, Appeal, AskAnswer, ClaimId, Commitment, Deadlines, Decision, DeploymentChange,
    GovernNote, ManageStep, MapStep, MeasureStep, QuestionAnswer, Reviewer, Severity, TestId, TestOutcome,
    TestRun, Told, Treatment, Verification,
};

wire! {
    /// The challenge has arrived. It says what was checked and what is promised, and decides nothing.
    pub struct Receipt {
        /// Which packet arrived, and when.
        pub ack: Acknowledgement,
        /// What checking the packet's signature and key found.
        pub verification: Verification,
        /// Whether the packet was addressed to the key that opened it.
        pub addressed_to_us: bool,
        /// The dates that are promised.
        #[serde(default)]
        pub promised: Deadlines,
        /// A word to the sender.
        #[serde(default)]
        pub message: String,
    }
}

wire! {
    /// The decision on one claim.
    pub struct ClaimDecision {
        /// The claim.
        pub claim: ClaimId,
        /// The decision, once there is one.
        pub decision: Option<Decision>,
        /// Its reasons.
        #[serde(default)]
        pub reasons: String,
        /// How bad the organization says it was.
        pub severity_agreed: Option<Severity>,
        /// Facts of the claim that the organization sees otherwise, each with how it sees them.
        #[serde(default)]
        pub disputed_facts: Vec<String>,
    }
}

wire! {
    /// The work on one claim: Map, Measure, Manage, and what went back to Govern.
    pub struct ClaimWork {
        /// The claim.
        pub claim: ClaimId,
        /// The context, and the organization's own mapping beside the challenger's.
        #[serde(default)]
        pub map: MapStep,
        /// The tests that were run, or were not.
        #[serde(default)]
        pub measure: MeasureStep,
        /// What was decided about the risk.
        #[serde(default)]
        pub manage: ManageStep,
        /// What changed in rules, duties and habits.
        #[serde(default)]
        pub govern: Vec<GovernNote>,
    }
}

wire! {
    /// The answer to a challenge.
    pub struct Response {
        /// Which packet this answers, and when it arrived.
        pub ack: Acknowledgement,
        /// The decisions, claim by claim.
        #[serde(default)]
        pub decisions: Vec<ClaimDecision>,
        /// The work, claim by claim.
        #[serde(default)]
        pub worksheets: Vec<ClaimWork>,
        /// Who reviewed.
        #[serde(default)]
        pub reviewers: Vec<Reviewer>,
        /// Communities that were asked.
        #[serde(default)]
        pub communities_consulted: Vec<String>,
        /// Why it happened.
        #[serde(default)]
        pub cause: String,
        /// The answers, ask by ask.
        #[serde(default)]
        pub asks: Vec<AskAnswer>,
        /// What changed in use, taken together.
        #[serde(default)]
        pub deployment_change: DeploymentChange,
        /// What is done about the risk, taken together.
        pub treatment: Option<Treatment>,
        /// Promises.
        #[serde(default)]
        pub commitments: Vec<Commitment>,
        /// Where to go with a refusal.
        #[serde(default)]
        pub appeal: Appeal,
        /// Who was told.
        #[serde(default)]
        pub told: Vec<Told>,
        /// A report to a regulator, if one was made.
        #[serde(default)]
        pub regulator_report: String,
        /// Whether the other side may publish this answer.
        pub may_publish: Option<bool>,
        /// The ten questions, exactly ten and in order; an empty answer means not answered.
        pub ten_questions: Vec<QuestionAnswer>,
    }
}

impl Response {
    /// An answer in which nothing has been said yet.
    #[must_use]
    pub fn to(ack: Acknowledgement) -> Self {
        Self {
            ack,
            decisions: Vec::new(),
            worksheets: Vec::new(),
            reviewers: Vec::new(),
            communities_consulted: Vec::new(),
            cause: String::new(),
            asks: Vec::new(),
            deployment_change: DeploymentChange::default(),
            treatment: None,
            commitments: Vec::new(),
            appeal: Appeal::default(),
            told: Vec::new(),
            regulator_report: String::new(),
            may_publish: None,
            ten_questions: blank_questions(),
        }
    }

    /// Every test of every claim.
    pub fn tests(&self) -> impl Iterator<Item = &TestRun> {
        self.worksheets.iter().flat_map(|work| &work.measure.tests)
    }

    /// Whether the test with this id stands in the answer as one that was run.
    #[must_use]
    pub fn was_run(&self, id: TestId) -> bool {
        let run =
            |test: &TestRun| test.outcome.is_some_and(|outcome| !matches!(outcome, TestOutcome::NotRun));
        self.tests().any(|test| test.id == id && run(test))
    }
}

/// The ten questions without answers.
#[must_use]
pub fn blank_questions() -> Vec<QuestionAnswer> {
    (1..=10).map(|question| QuestionAnswer { question, answer: String::new() }).collect()
}

impl Default for Response {
    /// An answer to nothing in particular, in which nothing has been said.
    fn default() -> Self {
        Self::to(Acknowledgement::default())
    }
}
