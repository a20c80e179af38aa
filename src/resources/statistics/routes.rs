//! `/v1/statistics`.

use actix_web::get;
use utoipa_actix_web::service_config::ServiceConfig;

use super::coverage::{self, CoverageParams, PartnershipCoverage};
use super::model::{TrainingParams, TrainingStatistics};
use super::service::{self, Question};
use super::sheet;
use crate::platform::error::ApiResult;
use crate::platform::request::PublicContext;
use crate::platform::wire::accept::Format;
use crate::platform::wire::query::ApiQuery;
use crate::platform::wire::reply::Reply;

/// Points of the rate limit that the statistics cost, where a read of a row costs 1.
const TRAINING_POINTS: u32 = 60;
const COVERAGE_POINTS: u32 = 5;

pub fn configure(config: &mut ServiceConfig) {
    config
        .service(statistics_training)
        .service(statistics_partnership_coverage);
}

/// Count trained, completed, certified and employed
///
/// Broken down by up to two dimensions, as JSON or (`Accept: text/csv`) as CSV. The province,
/// a school and a commune get exact figures of their own rows; everybody else, with or without
/// a token, gets those of the whole province: counts of fewer than 5 persons withheld together
/// with others that would give them away, the rest rounded to multiples of 5.
///
/// *Trained*: enrolments whose training began in the period, on the first day of the class or
/// on a later admission. *Completed*: enrolments completed in the period; all further figures
/// are of those. *Certified*: with a certificate that stands. *Due at 6 months*: completed 6
/// months ago or longer. *Traced*: of those due, with an outcome at 6 months that says more
/// than "not reached"; the latest confirmed one counts. *Employed*: of those traced.
/// `tracingCoverage` is traced of due, `employmentRate` employed of traced: who was not traced
/// is unknown, not unemployed. A share of nobody is not available, with the reason. Who has died, as
/// a confirmed outcome says, is due nowhere.
///
/// *As of* a day, an enrolment counts as begun when training had begun by then, a completion,
/// certificate or outcome when its day of completion, issue or confirmation had come; a
/// certificate that was revoked later counts. A state that has been overwritten since is not
/// known any more.
#[utoipa::path(tag = "statistics", security((), ("bearer" = ["statistics:read"])),
    params(TrainingParams),
    responses((status = 200, description = "The figures", content(
        (TrainingStatistics = "application/json"), (String = "text/csv")))))]
#[get("/statistics/training")]
async fn statistics_training(
    PublicContext(ctx): PublicContext<TRAINING_POINTS>,
    format: Format,
    query: ApiQuery<TrainingParams>,
) -> ApiResult<Reply> {
    let excel = query.0.csv.is_some();
    let question = Question::of(&*ctx.actor().await?, query.0)?;
    let shared = format!("{question:?} {format:?} {excel}");
    ctx.read_shared(shared, move |op, run| {
        let statistics = service::training(op, &question, || run.is_wanted())?;
        let reply = match format {
            Format::Json => Reply::large_view(&statistics)?,
            Format::Csv => Reply::large_csv(|out| sheet::csv(&statistics, excel, out))?,
        };
        Ok(reply.negotiated())
    })
    .await
}

/// Count what is taught with at least one enterprise
///
/// The plan wants all occupations at intermediate and college level (trung cấp, cao đẳng) to have
/// one. By occupation and level for the province, as the plan words it, and by licence line, school
/// and level, with the lines that lack one. A partnership counts from the day it was signed to its
/// last day, while its enterprise is active; a line while it is in force and its school is active.
/// Whether a school or an enterprise is active is known as of today alone. The figures are public;
/// they name no contact persons.
#[utoipa::path(tag = "statistics", security((), ("bearer" = ["statistics:read"])),
    params(CoverageParams),
    responses((status = 200, body = PartnershipCoverage, description = "The figures")))]
#[get("/statistics/partnership-coverage")]
async fn statistics_partnership_coverage(
    PublicContext(ctx): PublicContext<COVERAGE_POINTS>,
    query: ApiQuery<CoverageParams>,
) -> ApiResult<Reply> {
    ctx.read(move |op| Reply::view(&coverage::partnership_coverage(op, &query.0)?))
        .await
}
