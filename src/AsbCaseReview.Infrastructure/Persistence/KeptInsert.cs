using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace AsbCaseReview.Infrastructure.Persistence;

/// <summary>
/// Adds rows of one kind by one statement on one connection, both kept from one call to the next: for the record that each page
/// writes, where a context's own saving costs more than the row. Not for several threads at once.
/// </summary>
/// <typeparam name="T">A kind of row that stands alone: no aggregate, no events, every key made by the client.</typeparam>
public sealed class KeptInsert<T> : IAsyncDisposable where T : class
{
    private readonly AsbDbContext _db;
    private readonly IReadOnlyList<(IProperty Property, RelationalTypeMapping Mapping)> _columns;
    private readonly DbCommand _command;

    /// <param name="db">Held open, and not used for anything else, until this is disposed.</param>
    public KeptInsert(AsbDbContext db)
    {
        var kind = db.Model.FindEntityType(typeof(T)) ?? throw new ArgumentException($"{typeof(T).Name} has no table.", nameof(db));
        var quote = db.GetService<ISqlGenerationHelper>();
        _db = db;
        _columns = [.. kind.GetProperties().Select(p => (p, p.GetRelationalTypeMapping()))];
        _command = db.Database.GetDbConnection().CreateCommand();
        _command.CommandText =
            $"INSERT INTO {quote.DelimitIdentifier(kind.GetTableName()!, kind.GetSchema())} ({string.Join(", ", _columns.Select(c => quote.DelimitIdentifier(c.Property.GetColumnName())))}) " +
            $"VALUES ({string.Join(", ", _columns.Select((_, i) => $"@p{i}"))})";
    }

    /// <summary>All of them or none, in the order of writers (<see cref="SaveGate"/>).</summary>
    /// <exception cref="DbException">The database refused; let go of this and make another.</exception>
    public async Task WriteAsync(IReadOnlyCollection<T> rows)
    {
        using var turn = await _db.Services.Gate.EnterAsync(default);
        await _db.Database.OpenConnectionAsync();   // stays open: a call that finds it so does nothing
        await using var together = rows.Count > 1 ? await _db.Database.GetDbConnection().BeginTransactionAsync() : null;
        _command.Transaction = together;
        foreach (var row in rows)
        {
            _command.Parameters.Clear();
            foreach (var (property, mapping) in _columns)
                _command.Parameters.Add(mapping.CreateParameter(_command, $"@p{_command.Parameters.Count}", property.GetGetter().GetClrValue(row), property.IsNullable));
            await _command.ExecuteNonQueryAsync();
        }
        if (together is not null) await together.CommitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _command.DisposeAsync();
        await _db.Database.CloseConnectionAsync();
    }
}
