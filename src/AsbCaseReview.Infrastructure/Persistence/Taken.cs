using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AsbCaseReview.Infrastructure.Persistence;

public static class Taken
{
    /// <summary>
    /// Somebody else took the same number, or began the same row, in the same moment: the database refused the second of
    /// them, nothing was saved, and it can be done once more on what the first left.
    /// </summary>
    public static bool WasTaken(this DbUpdateException refused) => refused.InnerException is
        SqliteException { SqliteExtendedErrorCode: 2067 or 1555 }   // SQLITE_CONSTRAINT_UNIQUE, _PRIMARYKEY
        or SqlException { Number: 2601 or 2627 };                   // a unique index, a key
}
