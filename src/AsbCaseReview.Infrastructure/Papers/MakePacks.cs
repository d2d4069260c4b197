using System.Globalization;
using System.Text;
using AsbCaseReview.Domain.Panels;
using AsbCaseReview.Infrastructure.Persistence;

namespace AsbCaseReview.Infrastructure.Papers;

/// <summary>The papers of panels: two PDFs of our own content (with and without the restricted parts), and the attached files as they are with an index.</summary>
public sealed class MakePacks(AsbDbContext db, PackMaker maker, TimeProvider clock)
{
    /// <returns>How many were made or failed.</returns>
    public Task<int> RunAsync(CancellationToken cancellation = default) => maker.RunAsync<PanelPack>(pack => PlanAsync(pack, cancellation), null, cancellation);

    private async Task<PackPlan> PlanAsync(PanelPack pack, CancellationToken cancellation)
    {
        var content = await PackContent.ReadAsync(db, pack, clock.GetUtcNow(), cancellation);
        var index = new StringBuilder($"Attachments to the papers of the panel on {PackContent.Written(content.Panel.MeetsOn)}\r\n\r\n");
        var entries = new List<PackEntry>();
        foreach (var (reviewed, file) in content.Files)
        {
            var number = entries.Count + 1;
            entries.Add(new(string.Create(CultureInfo.InvariantCulture, $"{number:00} {PackMaker.Safe(file.Name)}"), file));
            index.Append(CultureInfo.InvariantCulture, $"{number:00}  {reviewed.Case.Reference}  {file.Name}  ({file.ContentType}, {file.Bytes:N0} bytes, from {PackDocument.From(file)})\r\n");
        }
        return new(index.ToString(), entries,
        [
            new(PackFolder.Full, "Printing the papers with their restricted parts", (to, pictures) => new PackDocument(content, restricted: true, pictures).WriteAsync(to)),
            new(PackFolder.Open, "Printing the papers without restricted parts", (to, pictures) => new PackDocument(content, restricted: false, pictures).WriteAsync(to)),
        ]);
    }
}
