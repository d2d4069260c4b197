using System.Data.Common;
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
    private (AsyncServiceScope Scope, KeptInsert<CaseLook> Insert)? _kept;

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
            await WriteAsync([.. batch.Select(b => b.Look)]);
            foreach (var (_, written) in batch) written.SetResult();
        }
        catch (Exception e)
        {
            await LetGoAsync();
            foreach (var (_, written) in batch) written.SetException(e);   // the page is not shown
        }
    }

    // A connection that was kept may have been cut meanwhile: a second try is made on a new one.
    private async Task WriteAsync(IReadOnlyList<CaseLook> looks)
    {
        var kept = _kept is not null;
        try
        {
            await Kept().WriteAsync(looks);
        }
        catch (DbException) when (kept)
        {
            await LetGoAsync();
            await Kept().WriteAsync(looks);
        }
    }

    private KeptInsert<CaseLook> Kept()
    {
        if (_kept is null)
        {
            var scope = scopes.CreateAsyncScope();
            _kept = (scope, new(scope.ServiceProvider.GetRequiredService<AsbDbContext>()));
        }
        return _kept.Value.Insert;
    }

    private async Task LetGoAsync()
    {
        if (_kept is not { } kept) return;
        _kept = null;
        await kept.Insert.DisposeAsync();
        await kept.Scope.DisposeAsync();
    }
}
