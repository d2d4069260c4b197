using AsbCaseReview.Domain.Documents;

namespace AsbCaseReview.Domain.Panels;

/// <summary>The papers for a panel: a PDF with and one without its restricted parts, and the attached files in a ZIP.</summary>
public sealed class PanelPack : Pack
{
    public required Guid PanelId { get; init; }

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
