using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Deadlines;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Domain.Tests.Support;
using static AsbCaseReview.Domain.Tests.Support.Days;

namespace AsbCaseReview.Domain.Tests.Cases;

/// <summary>A case on both sides of a border.</summary>
public sealed class BorderTests
{
    private static readonly DateTimeOffset Later = CaseOf.Now.AddDays(7);

    private static Area An(string name, Guid? id = null) => new()
    {
        Id = id ?? Guid.NewGuid(),
        Key = name.ToLowerInvariant(),
        Name = name,
        Nation = Nation.England,
        ReferencePrefix = "ABC",
        Contact = new("Team", "Council", "team@council.example", "01632 960000", "1 Example Street", "9 to 5"),
    };

    private readonly Case _case = CaseOf.With(3);
    private readonly Area _there = An("There");
    private readonly Area _here;

    public BorderTests() => _here = An("Here", _case.AreaId);

    private NewHome Home => new(_there, "Theirtown", Guid.NewGuid(), "Their procedure, version 1");

    [Fact]
    public void Moved_it_keeps_the_first_date_and_loses_no_report()
    {
        var (first, before) = (_case.FirstReachedOn, _case.Assess(Builtin.WestNorthamptonshire).Statute);
        _case.MoveTo(Home, _here, "You moved house", CaseOf.Coordinator, Later);
        Assert.Equal(first, _case.FirstReachedOn);
        var after = _case.Assess(Builtin.Gloucestershire).Statute;
        Assert.Equal((before.Met, before.Counted), (after.Met, after.Counted));
        Assert.Equal((_there.Id, "Theirtown", null), (_case.AreaId, _case.LocalGovernmentArea, _case.AssigneeId));
        Assert.True(_case.IsSharedWith(_here.Id));
        Assert.Null(_case.PassedOn);   // to the relevant bodies over there
    }

    [Fact]
    public void Limits_go_on_by_the_receiving_areas_numbers_from_the_same_days()
    {
        _case.MoveTo(Home, _here, "You moved house", CaseOf.Coordinator, Later);
        IReadOnlyList<Anchor> anchors = [.. _case.WaitingEvents.Where(e => e.Anchor is not null).Select(e => new Anchor(e.Anchor!.Value, e.CountsFrom, e.Subject, e.Round))];
        Assert.Contains(anchors, a => a.Kind == AnchorKind.Moved && a.On == Day("2026-03-09"));
        var decide = Timetable.Of(Builtin.Gloucestershire, anchors, CaseOf.Rules().Calendar).Single(l => l.Limit == "decide");
        Assert.Equal((Day("2026-03-02"), Day("2026-03-23")), (decide.CountedFrom, decide.Due));   // 15 working days from complete
    }

    [Fact]
    public void Moved_back_it_is_shared_the_other_way_round()
    {
        _case.MoveTo(Home, _here, "You moved house", CaseOf.Coordinator, Later);
        _case.MoveTo(new(_here, "Ourtown", Guid.NewGuid(), "Ours, version 2"), _there, "You moved back", CaseOf.Coordinator, Later.AddDays(1));
        Assert.Equal(_here.Id, _case.AreaId);
        Assert.False(_case.IsSharedWith(_here.Id));
        Assert.True(_case.IsSharedWith(_there.Id));
    }

    [Fact]
    public void Shared_the_work_and_the_dates_stay()
    {
        var version = _case.ProcedureVersionId;
        _case.ShareWith(_there, "It happens on both sides", CaseOf.Coordinator, Later);
        Assert.Equal((_here.Id, version), (_case.AreaId, _case.ProcedureVersionId));
        Assert.True(_case.IsSharedWith(_there.Id));
        Assert.Throws<RuleRefusedException>(() => _case.ShareWith(_there, "Again", CaseOf.Coordinator, Later));
        _case.EndShare(_there.Id, "Only here after all", CaseOf.Coordinator, Later);
        Assert.False(_case.IsSharedWith(_there.Id));
        _case.ShareWith(_there, "It began again there", CaseOf.Coordinator, Later.AddDays(1));
        Assert.Equal(2, _case.Shares.Count);
    }

    [Fact]
    public void It_needs_a_reason_and_another_area()
    {
        Assert.Throws<RuleRefusedException>(() => _case.ShareWith(_there, " ", CaseOf.Coordinator, Later));
        Assert.Throws<RuleRefusedException>(() => _case.ShareWith(_here, "x", CaseOf.Coordinator, Later));
        Assert.Throws<RuleRefusedException>(() => _case.MoveTo(Home, _here, "", CaseOf.Coordinator, Later));
        Assert.Throws<RuleRefusedException>(() => _case.MoveTo(Home with { Area = _here }, _here, "x", CaseOf.Coordinator, Later));
        Assert.Throws<RuleRefusedException>(() => _case.EndShare(_there.Id, "x", CaseOf.Coordinator, Later));
        Assert.Throws<RuleRefusedException>(() => _case.MoveTo(Home, _here, "x", CaseOf.Applicant, Later));
        Assert.Equal(_here.Id, _case.AreaId);
    }
}
