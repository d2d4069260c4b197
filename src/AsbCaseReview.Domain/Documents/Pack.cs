namespace AsbCaseReview.Domain.Documents;

public enum PackState { Waiting, Making, Ready, Failed }

/// <summary>
/// Papers put together as they were at one time: our own content as PDF, and every paper as it is in a ZIP. Made by a job,
/// step by step; a later version stands beside an earlier one.
/// </summary>
public abstract class Pack
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
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

    public bool IsBeingMade => State is PackState.Waiting or PackState.Making;
}
