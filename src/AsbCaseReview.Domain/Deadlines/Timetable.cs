using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Deadlines;

/// <summary>Something that happened on a day and from which limits run. Of several with one key, the last recorded counts; what was told stays done when it was first told.</summary>
/// <param name="On">London date from which it counts; deemed receipt has been applied.</param>
/// <param name="Subject">Which agency, action or limit it is about; empty for the case itself.</param>
/// <param name="Round">1 for the first review of a case, 2 after a reopening.</param>
public readonly record struct Anchor(AnchorKind Kind, DateOnly On, string Subject = "", int Round = 1);

public enum DeadlineState
{
    /// <summary>It has a due day and has not been done.</summary>
    Open,

    /// <summary>The procedure gives no period and nobody has set a date yet.</summary>
    DateToSet,

    /// <summary>Its clock is stopped.</summary>
    ClockStopped,

    /// <summary>Done on or before the due day.</summary>
    Kept,

    /// <summary>Done after the due day.</summary>
    DoneLate,

    /// <summary>The case ended before it was done, or what it depended on no longer holds.</summary>
    Ended,
}

public enum NoticeKind { Reminder, Overdue }

/// <summary>A day on which somebody is to be reminded. Step 1 is the first of its kind.</summary>
public readonly record struct NoticeDay(NoticeKind Kind, int Step, DateOnly Day);

/// <summary>One line of a timetable: what is due by when.</summary>
/// <param name="CountedFrom">The day that the period was counted from, after any restart.</param>
/// <param name="DaysStopped">Whole days by which a stopped clock moved the due day, in the period's own unit.</param>
/// <param name="Due">Last day, included, on which it is in time. Null while there is no date.</param>
/// <param name="DateGiven">The due day was set or extended by somebody, not counted.</param>
public sealed record TimetableLine(
    string Limit, string Subject, int Round, DateOnly CountedFrom, int DaysStopped, DateOnly? Due, bool DateGiven,
    DeadlineState State, DateOnly? DoneOn, IReadOnlyList<NoticeDay> Notices);

/// <summary>
/// Deadlines as a pure function of procedure, anchors and calendar. All working-day arithmetic of the product happens
/// here: reminder and overdue days are worked out with the deadline.
/// </summary>
public static class Timetable
{
    public static IReadOnlyList<TimetableLine> Of(Procedure procedure, IReadOnlyCollection<Anchor> anchors, WorkingCalendar calendar)
    {
        var week = new WorkingWeek(procedure.Conventions.WorkingWeek);
        var known = new Anchors(anchors);
        var work = new Work(procedure, known, calendar.WithWeek(week));
        var lines = new List<TimetableLine>();
        var identities = new HashSet<(string, string, int)>();
        foreach (var limit in Limits.Of(procedure))
            foreach (var (round, subject) in known.StartsOf(limit))
                if (work.Line(limit, subject, round) is { } line && identities.Add((limit.Limit, subject, round)))
                    lines.Add(line);
        return lines;
    }

    /// <summary>
    /// What is to be expected: <see cref="Of"/>, and what follows when every open line is done on its last day. For the
    /// applicant, who is told dates that cannot yet be counted from an event. What they may do themselves (appeal) is not
    /// taken for granted, nor is the closing, up to which updates are repeated.
    /// </summary>
    public static IReadOnlyList<TimetableLine> Outlook(Procedure procedure, IReadOnlyCollection<Anchor> anchors, WorkingCalendar calendar)
    {
        var expected = anchors.ToList();
        while (true)
        {
            var lines = Of(procedure, expected, calendar);
            var next = lines
                .Where(l => l.State == DeadlineState.Open && Limits.Find(procedure, l.Limit) is { Until: { } until, Owner: not Limits.Applicant, Limit: not Limits.UpdateVictim } && !expected.Any(a => a.Kind == until && a.Subject == l.Subject && a.Round == l.Round))
                .Select(l => new Anchor(Limits.Find(procedure, l.Limit)!.Until!.Value, l.Due!.Value, l.Subject, l.Round))
                .ToList();
            if (next.Count == 0) return lines;
            expected.AddRange(next);
        }
    }

    /// <summary>
    /// What the procedure promises from the day on which the application is complete, while it is not: how long is known, the date is not.
    /// </summary>
    public static IReadOnlyList<TimeLimit> FromCompletion(Procedure procedure, IReadOnlyCollection<Anchor> anchors) =>
        anchors.Any(a => a.Kind == AnchorKind.ApplicationComplete) ? []
            : [.. procedure.TimeLimits.Where(l => l is { Promise: not null, Period: not null, From: [AnchorKind.ApplicationComplete] })];

    private sealed class Work(Procedure procedure, Anchors anchors, WorkingCalendar calendar)
    {
        public TimetableLine? Line(TimeLimit limit, string subject, int round)
        {
            if (From(limit, subject, round) is not { } from) return null;
            if (!limit.OnlyIf.All(k => anchors.On(k, subject, round) is not null)) return null;

            var doneOn = DoneOn(limit, subject, round);
            var given = anchors.On(AnchorKind.DateSet, DateSetSubject(limit.Limit, subject), round);
            var (start, stopped, waiting) = Stops(limit, from, subject, round, doneOn);
            DateOnly? due = given ?? (waiting ? null : Due(limit, start, stopped, round));
            var state = State(limit, from, due, doneOn, waiting && given is null, subject, round);
            var notices = state == DeadlineState.Open ? Notices(limit, from, due!.Value) : [];
            return new(limit.Limit, subject, round, start, stopped, due, given is not null, state, doneOn, notices);
        }

        // What was asked of a body, or by a person, before the case was opened again is answered after it: the subject tells that it is the same.
        private DateOnly? DoneOn(TimeLimit limit, string subject, int round) => limit.Until is not { } until ? null
            : anchors.DoneOn(until, subject, round) ?? (subject.Length > 0 && !limit.Unless.Any(k => anchors.On(k, subject, round) is not null) ? anchors.OnLater(until, subject, round) : null);

        private DateOnly? From(TimeLimit limit, string subject, int round)
        {
            DateOnly? chosen = null;
            foreach (var kind in limit.From)
            {
                var on = anchors.On(kind, subject, round);
                if (on is null && limit.Choose == AnchorChoice.Later) return null;
                if (on is null) continue;
                if (chosen is null || (limit.Choose == AnchorChoice.Earlier ? on < chosen : on > chosen)) chosen = on;
            }
            return chosen;
        }

        private DateOnly? Due(TimeLimit limit, DateOnly start, int stopped, int round) => Counted(limit, start, stopped, anchors.On(AnchorKind.ApplicationReceived, "", round), calendar);

        /// <summary>Where the count starts, by how many whole days it was stopped, and whether it is stopped now. Days on which two stops hold are counted once.</summary>
        private (DateOnly Start, int Stopped, bool Waiting) Stops(TimeLimit limit, DateOnly from, string subject, int round, DateOnly? doneOn)
        {
            var start = from;
            var pauses = new List<(DateOnly Began, DateOnly Ended)>();
            foreach (var stop in procedure.ClockStops.Where(s => s.Limits.Contains(limit.Limit)))
                foreach (var (began, until) in anchors.Spans(stop, subject, round))
                {
                    if (began > doneOn) continue;
                    var ended = until > doneOn ? doneOn : until ?? doneOn;
                    if (ended is not { } end) return (from, 0, true);
                    if (stop.Then == AfterStop.Restarts) start = end > start ? end : start;
                    else pauses.Add((began, end));
                }
            var (stopped, upTo) = (0, start);
            foreach (var (began, ended) in pauses.OrderBy(p => p.Began))
            {
                var since = began > upTo ? began : upTo;
                if (ended <= since) continue;
                stopped += limit.Period is { Unit: PeriodUnit.WorkingDays } ? calendar.Between(since, ended) : ended.DayNumber - since.DayNumber;
                upTo = ended;
            }
            return (start, stopped, false);
        }

        private DeadlineState State(TimeLimit limit, DateOnly from, DateOnly? due, DateOnly? doneOn, bool waiting, string subject, int round)
        {
            if (doneOn is { } done) return due is { } last && done > last ? DeadlineState.DoneLate : DeadlineState.Kept;
            if (limit.Unless.Any(k => anchors.On(k, subject, round) is not null)) return DeadlineState.Ended;
            // A case that is opened again, or referred back, goes on by the limits of its new round.
            if (round < anchors.LastRound && subject.Length == 0 && !procedure.OfAnAppeal && limit is { AfterClosing: false, Owner: not Limits.Applicant }) return DeadlineState.Ended;
            if (limit.Until is not null && anchors.On(AnchorKind.Closed, "", round) is { } closed && closed >= from && limit is { AfterClosing: false, Owner: not Limits.Applicant })
                return DeadlineState.Ended;
            return waiting ? DeadlineState.ClockStopped : due is null ? DeadlineState.DateToSet : DeadlineState.Open;
        }

        private List<NoticeDay> Notices(TimeLimit limit, DateOnly from, DateOnly due)
        {
            var days = new List<NoticeDay>();
            if (limit.Owner == Limits.Applicant) return days;
            var step = 0;
            foreach (var period in limit.Reminders ?? procedure.Conventions.Reminders)
                if (period.EndFrom(due, calendar) is var day && ++step > 0 && day > from)
                    days.Add(new(NoticeKind.Reminder, step, day));
            step = 0;
            foreach (var period in limit.OverdueNotices ?? procedure.Conventions.OverdueNotices)
                days.Add(new(NoticeKind.Overdue, ++step, period.EndFrom(due, calendar)));
            return days;
        }
    }

    /// <summary>The last day that the procedure itself gives, whatever date somebody set since; null where it states no period.</summary>
    /// <param name="received">From which <see cref="TimeLimit.Cap"/> counts; null on an appeal, which has none.</param>
    public static DateOnly? Counted(TimeLimit limit, DateOnly countedFrom, int daysStopped, DateOnly? received, WorkingCalendar calendar)
    {
        if (limit.Period is not { } period) return null;
        var due = period.EndFrom(countedFrom, calendar);
        if (daysStopped > 0) due = period.Unit == PeriodUnit.WorkingDays ? calendar.Add(due, daysStopped) : due.AddDays(daysStopped);
        return limit.Cap is { } cap && received is { } on && cap.EndFrom(on, calendar) is var last && last < due ? last : due;
    }

    /// <summary>The subject under which a date given to a limit is recorded.</summary>
    public static string DateSetSubject(string limit, string subject) => subject.Length == 0 ? limit : $"{limit}|{subject}";

    /// <summary>What a person is told, and answers by an appeal: of a further victim these stand beside the case's own and start none of its limits.</summary>
    private static readonly AnchorKind[] Told = [AnchorKind.Acknowledged, AnchorKind.ThresholdNotified, AnchorKind.OutcomeNotified];

    /// <summary>The anchors as one person of the case counts with them: what they were told in the place of what the applicant was, their own appeal and nobody else's.</summary>
    /// <param name="subject"><see cref="Cases.Case.SubjectOf"/>; empty for the applicant, whose dates are the case's.</param>
    public static IReadOnlyList<Anchor> AsSeenBy(IReadOnlyCollection<Anchor> anchors, string subject)
    {
        if (subject.Length == 0) return [.. anchors];
        bool IsOwn(Anchor anchor) => anchor.Subject == subject && (anchor.Kind == AnchorKind.AppealLodged || Told.Contains(anchor.Kind));
        var own = anchors.Where(IsOwn).Select(a => a with { Subject = "" }).ToList();
        bool IsAnothers(Anchor anchor) => anchor.Subject.Length == 0 && (anchor.Kind == AnchorKind.AppealLodged || own.Exists(o => o.Kind == anchor.Kind && o.Round == anchor.Round));
        return [.. anchors.Where(a => !IsOwn(a) && !IsAnothers(a)), .. own];
    }

    private sealed class Anchors
    {
        private readonly Dictionary<(AnchorKind, string, int), DateOnly> _last = [];
        private readonly Dictionary<(AnchorKind, string, int), DateOnly> _first = [];
        private readonly IReadOnlyCollection<Anchor> _all;

        public Anchors(IReadOnlyCollection<Anchor> anchors)
        {
            _all = anchors;
            foreach (var anchor in anchors)
            {
                var key = (anchor.Kind, anchor.Subject, anchor.Round);
                _first.TryAdd(key, anchor.On);
                _last[key] = anchor.On;
                LastRound = Math.Max(LastRound, anchor.Round);
            }
        }

        public int LastRound { get; }

        /// <summary>What was told is told: another letter or another draft, say after a further meeting, is no correction and makes nothing late.</summary>
        public DateOnly? DoneOn(AnchorKind kind, string subject, int round) =>
            kind is AnchorKind.ThresholdNotified or AnchorKind.MinutesCirculated or AnchorKind.OutcomeNotified && _first.TryGetValue((kind, subject, round), out var on) ? on : On(kind, subject, round);

        public DateOnly? On(AnchorKind kind, string subject, int round) =>
            _last.TryGetValue((kind, subject, round), out var on) ? on
            : subject.Length > 0 && _last.TryGetValue((kind, "", round), out on) ? on
            : null;

        public DateOnly? OnLater(AnchorKind kind, string subject, int round)
        {
            for (var later = round + 1; later <= LastRound; later++)
                if (_last.TryGetValue((kind, subject, later), out var on)) return on;
            return null;
        }

        /// <summary>Each time that a clock was stopped: from when it was first asked, until what was waited for had come; null while it has not.</summary>
        public List<(DateOnly Began, DateOnly? Ended)> Spans(ClockStop stop, string subject, int round)
        {
            var spans = new List<(DateOnly Began, DateOnly? Ended)>();
            var about = _all.Where(a => a.Round == round && (a.Subject == subject || a.Subject.Length == 0) && (a.Kind == stop.From || a.Kind == stop.Until));
            foreach (var anchor in about.OrderBy(a => a.On).ThenBy(a => a.Kind == stop.Until))
            {
                if (anchor.Kind == stop.Until && spans is [.., var last]) spans[^1] = last with { Ended = anchor.On };
                if (anchor.Kind == stop.From && spans is [] or [.., { Ended: not null }]) spans.Add((anchor.On, null));
            }
            return spans;
        }

        public IEnumerable<(int Round, string Subject)> StartsOf(TimeLimit limit) => _last.Keys
            .Where(k => limit.From.Contains(k.Item1) && (k.Item2.Length == 0 || !Told.Contains(k.Item1)))
            .Select(k => (k.Item3, k.Item2))
            .Distinct()
            .Order();
    }
}
