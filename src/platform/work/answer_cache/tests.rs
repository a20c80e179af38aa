use futures_util::future::join_all;
use tokio::sync::oneshot;

use super::*;

fn counted(cache: &AnswerCache, answer: &str) -> u64 {
    cache.counter().with_label_values(&[answer]).get()
}

fn reply(text: &str) -> Reply {
    Reply::view(&text).unwrap()
}

/// A question whose computation ends when it is told to.
struct Slow {
    begun: oneshot::Receiver<Run>,
    end: oneshot::Sender<()>,
    answer: rt::task::JoinHandle<ApiResult<Reply>>,
}

impl Slow {
    async fn ask(cache: &Arc<AnswerCache>, question: &str, mark: i64) -> Self {
        let (begin, begun) = oneshot::channel();
        let (end, ended) = oneshot::channel::<()>();
        let (cache, text) = (Arc::clone(cache), question.to_owned());
        let answer = rt::spawn(async move {
            let question = text.clone();
            let compute = move |run: Run| async move {
                drop(begin.send(run));
                drop(ended.await);
                Ok(reply(&text))
            };
            cache.answer(question, LogMark::of(mark), compute).await
        });
        // Until it has taken its place.
        rt::task::yield_now().await;
        let slow = Self { begun, end, answer };
        slow.settled().await
    }

    /// Let everything run that can.
    async fn settled(self) -> Self {
        for _ in 0..20 {
            rt::task::yield_now().await;
        }
        self
    }

    fn has_begun(&mut self) -> Option<Run> {
        self.begun.try_recv().ok()
    }

    async fn finish(self) -> ApiResult<Reply> {
        drop(self.end);
        self.answer.await.unwrap()
    }
}

async fn ask(cache: &Arc<AnswerCache>, question: &str, mark: i64, answer: &str) -> Reply {
    let answer = reply(answer);
    let compute = move |run: Run| async move {
        run.sees(LogMark::of(mark));
        Ok(answer)
    };
    let question = question.to_owned();
    let answered = cache.answer(question, LogMark::of(mark), compute);
    answered.await.unwrap()
}

#[actix_web::test]
async fn who_asks_the_same_at_once_gets_what_was_computed_once() {
    let cache = AnswerCache::new();
    let asked = (0..16).map(|number| {
        let cache = Arc::clone(&cache);
        async move { ask(&cache, "q", 7, &number.to_string()).await }
    });
    let answers = join_all(asked).await;
    assert!(answers.iter().all(|answer| *answer == reply("0")));
    assert_eq!(counted(&cache, "computed"), 1);
    assert_eq!(counted(&cache, "shared") + counted(&cache, "cached"), 15);
}

#[actix_web::test]
async fn an_answer_is_kept_until_something_is_written() {
    let cache = AnswerCache::new();
    assert_eq!(ask(&cache, "q", 7, "old").await, reply("old"));
    assert_eq!(ask(&cache, "q", 7, "new").await, reply("old"));
    assert_eq!(ask(&cache, "another", 7, "other").await, reply("other"));
    assert_eq!(ask(&cache, "q", 8, "new").await, reply("new"));
    assert_eq!(counted(&cache, "computed"), 3);
    assert_eq!(counted(&cache, "cached"), 1);
}

#[actix_web::test]
async fn two_are_computed_at_once_and_the_others_in_their_order() {
    let cache = AnswerCache::holding(2, 2);
    let mut first = Slow::ask(&cache, "a", 7).await;
    let mut second = Slow::ask(&cache, "b", 7).await;
    let mut third = Slow::ask(&cache, "c", 7).await;
    let mut fourth = Slow::ask(&cache, "d", 7).await;
    let runs = (first.has_begun(), second.has_begun());
    assert!(runs.0.is_some() && runs.1.is_some());
    assert!(third.has_begun().is_none() && fourth.has_begun().is_none());

    let refused = Slow::ask(&cache, "e", 7).await.finish().await;
    assert_eq!(refused.unwrap_err().code(), ErrorCode::Unavailable);
    assert_eq!(counted(&cache, "refused"), 1);

    assert_eq!(second.finish().await.unwrap(), reply("b"));
    let (mut third, mut fourth) = (third.settled().await, fourth.settled().await);
    assert!(third.has_begun().is_some() && fourth.has_begun().is_none());
    for (slow, answer) in [(first, "a"), (third, "c"), (fourth, "d")] {
        assert_eq!(slow.finish().await.unwrap(), reply(answer));
    }
}

#[actix_web::test]
async fn who_asks_after_a_write_is_not_answered_by_what_began_before_it() {
    let cache = AnswerCache::holding(2, 2);
    let mut before = Slow::ask(&cache, "q", 7).await;
    let run = before.has_begun().unwrap();

    // What it sees is not known yet: the next one waits for that alone.
    let same = Slow::ask(&cache, "q", 7).await;
    let mut after = Slow::ask(&cache, "q", 8).await;
    assert!(after.has_begun().is_none());
    run.sees(LogMark::of(7));
    let (same, mut after) = (same.settled().await, after.settled().await);
    assert!(after.has_begun().is_some(), "computed by itself");

    assert_eq!(before.finish().await.unwrap(), reply("q"));
    assert_eq!(same.finish().await.unwrap(), reply("q"));
    assert_eq!(counted(&cache, "computed"), 2);
    after.finish().await.unwrap();
}

#[actix_web::test]
async fn what_has_not_begun_sees_what_is_written_until_then() {
    let cache = AnswerCache::holding(1, 2);
    let busy = Slow::ask(&cache, "busy", 7).await;
    let waiting = Slow::ask(&cache, "q", 7).await;
    let later = Slow::ask(&cache, "q", 8).await;
    busy.finish().await.unwrap();
    waiting.finish().await.unwrap();
    later.finish().await.unwrap();
    assert_eq!(counted(&cache, "computed"), 2);
}

#[actix_web::test]
async fn a_place_is_free_when_everybody_who_waited_for_it_has_gone() {
    let cache = AnswerCache::holding(1, 1);
    let mut busy = Slow::ask(&cache, "busy", 7).await;
    let run = busy.has_begun().unwrap();
    let waiting = Slow::ask(&cache, "q", 7).await;
    assert_eq!(cache.lock().flights.waiting(), 1);
    waiting.answer.abort();
    let busy = busy.settled().await;
    assert_eq!(cache.lock().flights.waiting(), 0);

    assert!(run.is_wanted());
    busy.answer.abort();
    let busy = busy.settled().await;
    assert!(!run.is_wanted(), "the computation can stop");
    drop(busy);
    assert_eq!(ask(&cache, "busy", 7, "again").await, reply("again"));
}

#[actix_web::test]
async fn an_error_is_told_to_all_and_not_kept() {
    let cache = AnswerCache::new();
    let failing = || {
        let compute = |run: Run| async move {
            run.sees(LogMark::of(7));
            Err(ApiError::not_found())
        };
        cache.answer("q".to_owned(), LogMark::of(7), compute)
    };
    let (one, other) = futures_util::future::join(failing(), failing()).await;
    for outcome in [one, other] {
        assert_eq!(outcome.unwrap_err().code(), ErrorCode::NotFound);
    }
    assert_eq!(ask(&cache, "q", 7, "found").await, reply("found"));
}

#[actix_web::test]
async fn what_is_kept_has_a_bound() {
    let cache = AnswerCache::new();
    let large = "x".repeat(1024 * 1024);
    for number in 0..40 {
        ask(&cache, &number.to_string(), 7, &large).await;
    }
    let kept = cache.lock().kept.weight();
    assert!((1..=KEPT_BYTES).contains(&kept), "{kept}");
}
