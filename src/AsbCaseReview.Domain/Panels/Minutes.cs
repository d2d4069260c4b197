namespace AsbCaseReview.Domain.Panels;

/// <summary>One version of the minutes: a draft as it went to the members, or the version that was signed off. Never changed.</summary>
public sealed class Minutes
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PanelId { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }
    public required bool SignedOff { get; init; }
    public required MinutesContent Content { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
}

/// <summary>What a member says to a draft.</summary>
public sealed class MinutesComment
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PanelId { get; init; }
    public required Guid SeatId { get; init; }
    public required int MinutesNumber { get; init; }
    public required string By { get; init; }
    public required bool Agrees { get; init; }
    public RestrictedText? Text { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A correction after sign-off: the signed version stays as it is.</summary>
public sealed class MinutesAddendum
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PanelId { get; init; }
    public required RestrictedText Text { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The minutes as they read. For the members, never for the victim: what they may read is picked out by <see cref="PanelOutcome"/>.</summary>
public sealed record MinutesContent
{
    public required DateOnly MetOn { get; init; }
    public required string Times { get; init; }
    public required string Chair { get; init; }
    public string? MinuteTaker { get; init; }
    public required IReadOnlyList<string> Present { get; init; }
    public required IReadOnlyList<string> Apologies { get; init; }
    public required IReadOnlyList<string> Absent { get; init; }
    public required IReadOnlyList<string> Declarations { get; init; }

    /// <summary>Bodies present, rules set aside, and what has to be said about quorum and risk.</summary>
    public required IReadOnlyList<string> Said { get; init; }
    public required IReadOnlyList<MinutesCase> Cases { get; init; }
    public DateOnly? LookAgainOn { get; init; }

    public static MinutesContent Of(Panel panel, IReadOnlyCollection<RoomEntry> entries, IReadOnlyDictionary<Guid, IReadOnlyList<string>> heard)
    {
        string Line(PanelSeat s) => $"{s.Sitting}{(s.SittingGrade is { } grade ? $", {grade}" : "")}, {s.Body}{(s.Part == SeatPart.Chair ? " (chair)" : s.Part == SeatPart.MinuteTaker ? " (minutes)" : "")}";
        IReadOnlyList<string> Who(Attendance attendance) => [.. panel.SeatsTaken.Where(s => s.Attendance == attendance).OrderBy(s => s.Part).ThenBy(s => s.Body).Select(Line)];
        var said = new List<string> { $"Relevant bodies present: {panel.RelevantBodiesPresent}." };
        if (panel.TooFewBodiesSaid is { } few) said.Add($"Fewer than two relevant bodies were there: {few}");
        if (panel.OldRiskSaid is { } old) said.Add($"The risk assessment is older than the newest report: {old}");
        said.AddRange(panel.SetAside.Select(u => $"Not as the procedure has it: {u}"));
        if (panel.SetAsideWhy is { } why) said.Add($"Why the panel went ahead all the same: {why}");
        return new()
        {
            MetOn = panel.MeetsOn,
            Times = panel.Times,
            Chair = panel.Chair?.Sitting ?? "",
            MinuteTaker = panel.MinuteTaker?.Sitting,
            Present = Who(Attendance.Present),
            Apologies = Who(Attendance.Apologies),
            Absent = Who(Attendance.Absent),
            Declarations = [.. panel.SeatsTaken.Where(s => s.DeclaredAt is not null).Select(s => Declared(s))],
            Said = said,
            Cases = [.. panel.Cases.Select(c => MinutesCase.Of(c, [.. entries.Where(e => e.CaseId == c.CaseId && !e.Removed).OrderBy(e => e.BegunAt).ThenBy(e => e.Id)], heard.GetValueOrDefault(c.CaseId, [])))],
            LookAgainOn = panel.LookAgainOn,
        };
    }

    private static string Declared(PanelSeat seat) =>
        $"{seat.Sitting} ({seat.Body}): {(seat.WasInvolved == true ? $"earlier involvement: {seat.Involvement!.TrimEnd('.')}" : "no earlier involvement")}; {(seat.HasConflict == true ? $"conflict of interest: {seat.Interests!.TrimEnd('.')}" : seat.Interests is { } interests ? $"interests: {interests.TrimEnd('.')}" : "no interests")}.";
}

/// <param name="Heard">How each victim was heard.</param>
public sealed record MinutesCase(string Reference, IReadOnlyList<string> Heard, IReadOnlyList<MinutesItem> Items)
{
    public static MinutesCase Of(PanelCase @case, IReadOnlyList<RoomEntry> entries, IReadOnlyList<string> heard) =>
        new(@case.Reference, heard, [.. Agenda.Items.Select(i => new MinutesItem(i.Title, [.. entries.Where(e => e.Item == i.Key).Select(MinutesLine.Of)])).Where(i => i.Lines.Count > 0)]);
}

public sealed record MinutesItem(string Title, IReadOnlyList<MinutesLine> Lines);

public sealed record MinutesLine(EntryKind Kind, string? Heading, string? Text, string? ForVictim, bool? Used, string? Body, DateOnly? DueOn, string? NotAvailable = null, string? Remedy = null)
{
    public static MinutesLine Of(RoomEntry entry) => new(entry.Kind, entry.Heading, entry.Text?.Text, entry.ForVictim, entry.Used, entry.Body, entry.DueOn, entry.NotAvailable, entry.Remedy?.Describe());
}
