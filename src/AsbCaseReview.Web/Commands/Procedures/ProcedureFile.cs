using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Web.Commands;

/// <summary>A procedure named on the command line: a file, or the key of one that comes with the product.</summary>
public static class ProcedureFile
{
    /// <exception cref="CommandRefusedException">There is no such file, or it is not a procedure; says where.</exception>
    public static Procedure Read(string named)
    {
        if (!File.Exists(named) && BuiltInProcedures.Find(named) is { } builtIn) return builtIn;
        try
        {
            return ProcedureJson.Read(ReadText(named));
        }
        catch (ProcedureFormatException e)
        {
            throw new CommandRefusedException($"{named}: {e.Message}");
        }
    }

    /// <exception cref="CommandRefusedException">The file is not there or cannot be opened.</exception>
    public static string ReadText(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandRefusedException(File.Exists(file)
                ? $"{file}: the file cannot be opened. {e.Message}"
                : $"{file}: there is no such file. The procedures that come with the product are {string.Join(", ", BuiltInProcedures.All.Select(p => p.Key))}.");
        }
    }
}

/// <summary>A command that cannot be carried out as it was given; the sentence is for whoever gave it.</summary>
public sealed class CommandRefusedException(string message) : Exception(message);
