namespace AsbCaseReview.Domain.Panels;

public enum PackState { Waiting, Making, Ready, Failed }

/// <summary>
/// The papers for a panel as they were at one time: a PDF of our own content, with and without its restricted parts, and
/// the attached files in a ZIP. Made by a job, step by step; a later version stands beside an earlier one.
/// </summary>
public sealed class PanelPack
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PanelId { get; init; }
    public required int Number { get; init; }
    public required string AskedBy { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public PackState State { get; set; }
    public int StepsDone { get; set; }
    public int Steps { get; set; }

    /// <summary>What is being done: "File 12 of 30".</summary>
    public string? Step { get; set; }
    public string? Problem { get; set; }
    public DateTimeOffset? MadeAt { get; set; }
    public int Files { get; set; }
    public long PdfBytes { get; set; }
    public long ZipBytes { get; set; }

    /// <summary>When somebody asked for it to be sent round; the job that does it can be stopped and goes on where it was.</summary>
    public DateTimeOffset? CirculateAskedAt { get; set; }
    public string? CirculateAskedBy { get; set; }
    public Guid? CirculateAskedById { get; set; }
    public DateTimeOffset? CirculatedAt { get; set; }
}

/// <summary>A member to whom a pack was sent round: saved together with the message that tells them.</summary>
public sealed class PackRecipient
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PackId { get; init; }
    public required Guid SeatId { get; init; }
    public required string Name { get; init; }
    public required DateTimeOffset SentAt { get; init; }
}

/// <summary>Somebody downloaded papers: recorded before they are given out.</summary>
public sealed class PackDownload
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PackId { get; init; }
    public required Guid StaffId { get; init; }
    public required string Who { get; init; }
    public required string Body { get; init; }
    public required string What { get; init; }

    /// <summary>With the restricted parts.</summary>
    public required bool Restricted { get; init; }
    public required DateTimeOffset At { get; init; }
}
