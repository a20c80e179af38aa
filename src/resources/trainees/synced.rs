//! What other systems copy of trainees.

use super::input::TraineeFilter;
use super::model::Trainee;
use super::view::{MASKED, Sight, TraineeView};
use super::{RESOURCE, service};
use serde_json::Value;

use crate::platform::auth::authz::{Action, Reach};
use crate::platform::error::ApiResult;
use crate::platform::op::Op;
use crate::platform::resource::heard_of_people;
use crate::platform::resource::history::Remembered;
use crate::platform::values::ids::AnyId;
use crate::platform::values::time::Timestamp;
use crate::{kept, synced};

synced! {
    Trainee in RESOURCE, read by Some(Action::TraineeRead); TraineeFilter => TraineeView;
    lists service::list; views service::views_by_id; versions service::versions;
    heard by heard_of_people;
    fn reveals(filter: &TraineeFilter) -> bool {
        filter.reveal || filter.is_sensitive()
    }
}

kept!(Trainee);

impl Remembered for Trainee {
    type Sight = Sight;

    /// The id of somebody who was merged leads to the survivor. An outline shows nothing of before.
    fn found(op: &mut Op, id: AnyId, reveal: bool) -> ApiResult<(Self, Option<Sight>)> {
        let (trainee, sight) = service::seen(op, id.typed(), reveal)?;
        let told = !matches!(sight, Sight::Outline(_));
        Ok((trainee, told.then_some(sight)))
    }

    /// A school to which a merge has brought somebody is told of what came since.
    fn told_since(&self, op: &mut Op) -> ApiResult<Option<Timestamp>> {
        service::told_since(op, self)
    }

    /// Whose other records there are is no history of this one.
    fn shown(self, sight: Sight) -> ApiResult<Value> {
        let view = self.into_view(sight, Vec::new()).told_within(&Reach::Open);
        Ok(serde_json::to_value(view)?)
    }

    fn untold(&self, sight: &Sight) -> &'static [&'static str] {
        match sight {
            Sight::Plain => &[],
            Sight::Masked | Sight::Outline(_) => &MASKED,
        }
    }
}
