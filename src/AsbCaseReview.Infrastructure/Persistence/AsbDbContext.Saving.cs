using AsbCaseReview.Domain;
using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Partnership;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace AsbCaseReview.Infrastructure.Persistence;

public abstract partial class AsbDbContext
{
    internal static readonly HashSet<CaseEventKind> VictimHears =
        [CaseEventKind.LetterIssued, CaseEventKind.ContactMade, CaseEventKind.Acknowledged, CaseEventKind.OutcomeTold, CaseEventKind.PlanPutToVictim, CaseEventKind.VictimUpdated, CaseEventKind.QuestionAnswered];

    public SaveServices Services => services;

    /// <summary>A context on the same connection: what it saves joins this one's transaction.</summary>
    protected abstract AsbDbContext Beside();

    /// <summary>Saves, or says that somebody else was faster; then nothing was saved.</summary>
    public async Task<bool> TrySaveAsync(CancellationToken cancellation = default)
    {
        try
        {
            await SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            ChangeTracker.Clear();
            return false;
        }
    }

    /// <exception cref="InvalidOperationException">Events wait: they are saved with deadlines, which needs the asynchronous way.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => WithEvents().Count > 0
        ? throw new InvalidOperationException("Events wait to be saved. Use SaveChangesAsync.")
        : base.SaveChanges(acceptAllChangesOnSuccess);

    private List<AggregateRoot> WithEvents() => [.. ChangeTracker.Entries<AggregateRoot>().Select(e => e.Entity).Where(r => r.WaitingEvents.Count > 0)];

    /// <summary>
    /// The only transaction: state, events, outgoing messages, and the deadlines that follow from them, or none of it.
    /// The case's row is touched first, so that two savers of one case follow each other and the second sees the first's events.
    /// </summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var roots = WithEvents();
        if (roots.Count == 0)
        {
            using var turn = Database.CurrentTransaction is null ? await services.Gate.EnterAsync(cancellationToken) : default;
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        var events = roots.SelectMany(r => r.WaitingEvents).ToList();
        var calendar = await services.Holidays.CalendarAsync(this, cancellationToken);
        var found = FoundByOtherWords();
        var written = 0;
        await Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            using var turn = await services.Gate.EnterAsync(cancellationToken);
            await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
            foreach (var group in events.Where(e => e.CaseId is not null).GroupBy(e => e.CaseId!.Value)) await TouchAsync(group.Key, [.. group], cancellationToken);
            foreach (var group in events.Where(e => e.AppealId is not null).GroupBy(e => e.AppealId!.Value)) await TouchAppealAsync(group.Key, [.. group], cancellationToken);
            written = await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken);   // a retried attempt writes it all again

            await using var beside = Beside();
            await beside.Database.UseTransactionAsync(transaction.GetDbTransaction(), cancellationToken);
            foreach (var @case in found) await SearchTerms.RefreshAsync(@case, beside, cancellationToken);
            foreach (var caseId in events.Where(e => e is { Anchor: not null, CaseId: not null }).Select(e => e.CaseId!.Value).Distinct())
                await DeadlineBook.RefreshAsync(caseId, beside, calendar, cancellationToken);
            foreach (var appealId in events.Where(e => e is { Anchor: not null, AppealId: not null }).Select(e => e.AppealId!.Value).Distinct())
                await DeadlineBook.RefreshAppealAsync(appealId, beside, calendar, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        });
        ChangeTracker.AcceptAllChanges();
        foreach (var root in roots) root.EventsSaved();
        return written;
    }

    /// <summary>For jobs, which do not load cases: saves what is tracked together with events that are no anchors.</summary>
    public Task SaveWithEventsAsync(IReadOnlyCollection<CaseEvent> events, CancellationToken cancellation = default) =>
        SaveHoldingAsync([.. events.Select(e => e.CaseId).OfType<Guid>().Distinct()], [.. events.Select(e => e.AppealId).OfType<Guid>().Distinct()], () => Task.FromResult(events), cancellation);

    /// <summary>The same, or says that somebody changed a row of it meanwhile; then nothing was saved, and it is read again.</summary>
    public async Task<bool> TrySaveWithEventsAsync(IReadOnlyCollection<CaseEvent> events, CancellationToken cancellation = default)
    {
        try
        {
            await SaveWithEventsAsync(events, cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        finally
        {
            ChangeTracker.Clear();
        }
    }

    /// <summary>For jobs that read before they write: nobody else saves these cases and appeals between the two.</summary>
    /// <param name="work">Reads, changes, and returns the events that belong to it. Called again when the attempt has to be repeated.</param>
    public async Task SaveHoldingAsync(IReadOnlyCollection<Guid> cases, IReadOnlyCollection<Guid> appeals, Func<Task<IReadOnlyCollection<CaseEvent>>> work, CancellationToken cancellation = default)
    {
        await Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            using var turn = await services.Gate.EnterAsync(cancellation);
            await using var transaction = await Database.BeginTransactionAsync(cancellation);
            // Holds the rows.
            if (cases.Count > 0) await Cases.Where(c => cases.Contains(c.Id)).ExecuteUpdateAsync(s => s.SetProperty(c => c.LastActivityOn, c => c.LastActivityOn), cancellation);
            if (appeals.Count > 0) await Appeals.Where(a => appeals.Contains(a.Id)).ExecuteUpdateAsync(s => s.SetProperty(a => a.LastActivityOn, a => a.LastActivityOn), cancellation);
            var events = await work();
            if (events.Any(e => e.Anchor is not null)) throw new InvalidOperationException("An anchor moves deadlines: it is raised by the case.");
            foreach (var half in events.GroupBy(e => e.AppealId is not null))
            {
                var about = half.GroupBy(e => (e.CaseId ?? e.AppealId)!.Value).ToList();
                var ids = about.ConvertAll(g => g.Key);
                var known = half.Key
                    ? CaseEvents.Where(e => ids.Contains(e.AppealId!.Value)).GroupBy(e => e.AppealId!.Value)
                    : CaseEvents.Where(e => ids.Contains(e.CaseId!.Value)).GroupBy(e => e.CaseId!.Value);
                var last = await known.Select(g => new { g.Key, Last = g.Max(e => e.Sequence) }).ToDictionaryAsync(g => g.Key, g => g.Last, cancellation);
                foreach (var group in about) Number([.. group], last.GetValueOrDefault(group.Key));
            }
            await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellation);
            await transaction.CommitAsync(cancellation);
        });
        ChangeTracker.AcceptAllChanges();
    }

    // What the product itself does is no sign that somebody looked after the case.
    private async Task TouchAsync(Guid caseId, List<CaseEvent> events, CancellationToken cancellation)
    {
        var today = London.Today(services.Clock);
        var byPeople = events.Any(e => e.ActorRole != ActorRole.System);
        var heard = events.Any(e => VictimHears.Contains(e.Kind));
        var touched = await Cases.Where(c => c.Id == caseId).ExecuteUpdateAsync(s => s
            .SetProperty(c => c.LastActivityOn, c => byPeople ? today : c.LastActivityOn)
            .SetProperty(c => c.VictimHeardOn, c => heard ? today : c.VictimHeardOn), cancellation);
        Number(events, touched == 0 ? 0 : await CaseEvents.Where(e => e.CaseId == caseId).MaxAsync(e => (int?)e.Sequence, cancellation) ?? 0);
    }

    private async Task TouchAppealAsync(Guid appealId, List<CaseEvent> events, CancellationToken cancellation)
    {
        var today = London.Today(services.Clock);
        var byPeople = events.Any(e => e.ActorRole != ActorRole.System);
        var touched = await Appeals.Where(a => a.Id == appealId).ExecuteUpdateAsync(s => s.SetProperty(a => a.LastActivityOn, a => byPeople ? today : a.LastActivityOn), cancellation);
        Number(events, touched == 0 ? 0 : await CaseEvents.Where(e => e.AppealId == appealId).MaxAsync(e => (int?)e.Sequence, cancellation) ?? 0);
    }

    private void Number(List<CaseEvent> events, int last)
    {
        var now = services.Clock.GetUtcNow();
        foreach (var happened in events)
        {
            happened.Sequence = ++last;
            happened.RecordedAt = now;
            if (Entry(happened).State == EntityState.Detached) CaseEvents.Add(happened);
        }
    }

    /// <summary>Cases of which a name, a postcode, a reference or the area may have changed.</summary>
    private List<Case> FoundByOtherWords()
    {
        var changed = ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified)
            .Select(e => e.Entity switch
            {
                Case c when e.State == EntityState.Added => c.Id,
                CasePerson p => p.CaseId,
                Complaint c => c.CaseId,
                Application a => a.CaseId,
                CaseShare s => s.CaseId,   // it may have moved
                _ => Guid.Empty,
            })
            .ToHashSet();
        return [.. ChangeTracker.Entries<Case>().Select(e => e.Entity).Where(c => changed.Contains(c.Id))];
    }
}
