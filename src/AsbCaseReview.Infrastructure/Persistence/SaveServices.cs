using System.Collections.Concurrent;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Procedures;
using AsbCaseReview.Infrastructure.Holidays;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Persistence;

/// <summary>What saving needs beside the database: procedures, the calendar, the clock, and on SQLite a turn to write.</summary>
public sealed class SaveServices(ProcedureLibrary procedures, HolidayBook holidays, TimeProvider clock, SaveGate gate)
{
    public ProcedureLibrary Procedures { get; } = procedures;
    public HolidayBook Holidays { get; } = holidays;
    public TimeProvider Clock { get; } = clock;
    public SaveGate Gate { get; } = gate;
}

/// <summary>
/// One writer at a time on SQLite, in the order in which they come; without it four writers wait in sleeps of 150 ms.
/// On SQL Server it lets everybody through.
/// </summary>
public sealed class SaveGate : IDisposable
{
    private readonly SemaphoreSlim? _turn;

    public SaveGate(bool oneAtATime) => _turn = oneAtATime ? new SemaphoreSlim(1) : null;

    public async ValueTask<Turn> EnterAsync(CancellationToken cancellation)
    {
        if (_turn is not null) await _turn.WaitAsync(cancellation);
        return new Turn(_turn);
    }

    public void Dispose() => _turn?.Dispose();

    public readonly struct Turn(SemaphoreSlim? turn) : IDisposable
    {
        public void Dispose() => turn?.Release();
    }
}

/// <summary>Procedures as published, parsed once: a published version is never changed.</summary>
public sealed class ProcedureLibrary
{
    private readonly ConcurrentDictionary<Guid, Procedure> _parsed = new();

    public async ValueTask<Procedure> GetAsync(Guid versionId, AsbDbContext db, CancellationToken cancellation = default)
    {
        if (_parsed.TryGetValue(versionId, out var known)) return known;
        var json = await db.ProcedureVersions.Where(v => v.Id == versionId).Select(v => v.Json).FirstAsync(cancellation);
        return _parsed.GetOrAdd(versionId, ProcedureJson.Read(json));
    }

    /// <summary>The version of an area's procedure in force on a day; before the first one's day, the first.</summary>
    public async Task<(Guid Id, Procedure Procedure)> InForceAsync(Guid areaId, DateOnly day, AsbDbContext db, CancellationToken cancellation = default)
    {
        var versions = await db.ProcedureVersions.Where(v => v.AreaId == areaId).Select(v => new { v.Id, v.AppliesFrom, v.Number }).ToListAsync(cancellation);
        var inForce = versions.Where(v => v.AppliesFrom <= day).OrderBy(v => v.AppliesFrom).ThenBy(v => v.Number).LastOrDefault()
            ?? versions.OrderBy(v => v.AppliesFrom).First();
        return (inForce.Id, await GetAsync(inForce.Id, db, cancellation));
    }
}
