using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Cases;

/// <summary>An area beside the case's own that follows it: it happens there too, or it moved on from there. Its team reads the case and changes nothing.</summary>
public sealed class CaseShare
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid CaseId { get; init; }
    public required Guid AreaId { get; init; }
    public required string AreaName { get; init; }

    /// <summary>The applicant reads it.</summary>
    public required string Why { get; init; }
    public required string By { get; init; }
    public required DateOnly SharedOn { get; init; }
    public DateOnly? EndedOn { get; private set; }

    internal void End(DateOnly on) => EndedOn = on;
}

// What happens on both sides of a border.
public sealed partial class Case
{
    /// <summary>Areas that follow the case, those for which it has ended too.</summary>
    public List<CaseShare> Shares { get; private init; } = [];

    public bool IsSharedWith(Guid areaId) => Shares.Exists(s => s.AreaId == areaId && s.EndedOn is null);

    /// <summary>The area's team follows the case from now on; the work stays where it is.</summary>
    public void ShareWith(Area area, string why, Actor by, DateTimeOffset at)
    {
        Needs(why, new("Say why it is shared. The applicant will read it."));
        if (area.Id == AreaId) throw new RuleRefusedException(new("The case is {0}’s own.", area.Name));
        if (IsSharedWith(area.Id)) throw new RuleRefusedException(new("It is shared with {0} already.", area.Name));
        Share(area, why.Trim(), by, at);
        Raise(new Happened.CaseShared(area.Name, why.Trim()), by, at);
    }

    public void EndShare(Guid areaId, string why, Actor by, DateTimeOffset at)
    {
        Needs(why, new("Say why it is not shared any more."));
        var share = Shares.Find(s => s.AreaId == areaId && s.EndedOn is null) ?? throw new RuleRefusedException(new("It is not shared with that area."));
        share.End(London.DateOf(at));
        Raise(new Happened.CaseShareEnded(share.AreaName, why.Trim()), by, at);
    }

    /// <summary>
    /// The case goes on in another area, by the procedure that is in force there today. What has happened keeps its days: the six months run
    /// back from the day on which the application first reached any relevant body (s.104(11)(b)), and limits that run are counted from the same
    /// days by the numbers of the receiving area. The area that it leaves goes on following it.
    /// </summary>
    public void MoveTo(NewHome home, Area from, string why, Actor by, DateTimeOffset at)
    {
        Needs(why, new("Say why it moves. The applicant will read it."));
        if (home.Area.Id == AreaId) throw new RuleRefusedException(new("The case is {0}’s own.", home.Area.Name));
        CaseTransitions.Require(CaseEventKind.CaseMoved, Stage, by.Role);
        Shares.Find(s => s.AreaId == home.Area.Id && s.EndedOn is null)?.End(London.DateOf(at));
        Share(from, why.Trim(), by, at);
        (AreaId, ProcedureVersionId, LocalGovernmentArea, AssigneeId) = (home.Area.Id, home.ProcedureVersionId, home.LocalGovernmentArea, null);
        PassedOn = null;   // the relevant bodies of the receiving area are told of it anew: s.104(3)
        Raise(new Happened.CaseMoved(from.Name, home.Area.Name, home.Procedure, FirstReachedOn, why.Trim()), by, at, AnchorKind.Moved);
    }

    private void Share(Area with, string why, Actor by, DateTimeOffset at) =>
        Shares.Add(new() { CaseId = Id, AreaId = with.Id, AreaName = with.Name, Why = why, By = by.Name, SharedOn = London.DateOf(at) });
}

/// <summary>Where a case moves to.</summary>
/// <param name="LocalGovernmentArea">The district or council there in which it happens.</param>
/// <param name="Procedure">Its name and version, as the timeline says it.</param>
public sealed record NewHome(Area Area, string LocalGovernmentArea, Guid ProcedureVersionId, string Procedure);
