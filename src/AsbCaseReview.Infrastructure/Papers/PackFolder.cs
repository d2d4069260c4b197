namespace AsbCaseReview.Infrastructure.Papers;

/// <summary>Where made packs lie: a folder for each, named by its id.</summary>
public sealed class PackFolder(string root)
{
    public const string Full = "panel-papers.pdf";
    public const string Open = "panel-papers-open.pdf";
    public const string Attachments = "attachments.zip";

    public string Of(Guid packId) => Path.Combine(root, packId.ToString("N"));

    public string PathOf(Guid packId, string what) => Path.Combine(Of(packId), what);
}
