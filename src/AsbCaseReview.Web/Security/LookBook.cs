using System.Threading.Channels;
using AsbCaseReview.Infrastructure.Persistence;

namespace AsbCaseReview.Web.Security;

/// <summary>
/// Writes down who looked at what, before it is shown. Looks that come at the same time share one transaction, so that
/// reading stays quick while none is lost.
/// </summary>
public sealed class LookBook(IServiceScopeFactory scopes) : BackgroundService
{
    private const int MostAtOnce = 200;
    private readonly Channel<(CaseLook Look, TaskCompletionSource Written)> _queue = Channel.CreateBounded<(CaseLook, TaskCompletionSource)>(2_000);
    private AsyncServiceScope? _kept;   // from one batch to the next: making a context costs more than writing a row

    /// <summary>Returns when the look is on record.</summary>
    public async Task RecordAsync(CaseLook look)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queue.Writer.WriteAsync((look, written));
        await written.Task;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(stoppingToken)) await WriteAsync();
        }
        catch (OperationCanceledException)
        {
            // Stopping: what still waits is written below.
        }
        _queue.Writer.TryComplete();
        while (_queue.Reader.TryPeek(out _)) await WriteAsync();
        await LetGoAsync();
    }

    private async Task WriteAsync()
    {
        var batch = new List<(CaseLook Look, TaskCompletionSource Written)>();
        while (batch.Count < MostAtOnce && _queue.Reader.TryRead(out var next)) batch.Add(next);
        try
        {
            _kept ??= scopes.CreateAsyncScope();
            var db = _kept.Value.ServiceProvider.GetRequiredService<AsbDbContext>();
            db.CaseLooks.AddRange(batch.Select(b => b.Look));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            foreach (var (_, written) in batch) written.SetResult();
        }
        catch (Exception e)
        {
            await LetGoAsync();
            foreach (var (_, written) in batch) written.SetException(e);   // the page is not shown
        }
    }

    private async Task LetGoAsync()
    {
        if (_kept is { } scope) await scope.DisposeAsync();
        _kept = null;
    }
}
