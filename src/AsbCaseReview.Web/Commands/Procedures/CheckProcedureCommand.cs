using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Web.Commands;

/// <summary>
/// <c>check-procedure FILE</c>: what the Act forbids (refused) and what should give pause (warned), each with its section and
/// where it stands. Needs no database.
/// </summary>
public static class CheckProcedureCommand
{
    /// <returns>0 when it may be published, 1 when it is refused, 2 when the file cannot be read.</returns>
    public static int Run(string[] args, TextWriter answer, TextWriter errors)
    {
        if (args is not [var file])
        {
            errors.WriteLine("Write: check-procedure FILE");
            return 2;
        }
        try
        {
            return Print(ProcedureFile.Read(file), answer);
        }
        catch (CommandRefusedException e)
        {
            errors.WriteLine(e.Message);
            return 2;
        }
    }

    private static int Print(Procedure procedure, TextWriter answer)
    {
        var findings = ProcedureCheck.Of(procedure);
        foreach (var finding in findings)
        {
            answer.WriteLine($"{(finding.Kind == FindingKind.Refused ? "REFUSED" : "WARNED ")}  {finding.Section}  at {finding.Where}");
            answer.WriteLine($"         {finding.Text}");
        }
        var refused = findings.Count(f => f.Kind == FindingKind.Refused);
        answer.WriteLine($"{procedure.Name}, version {procedure.Version}: {refused} refused, {findings.Count - refused} warned. {(refused == 0 ? "It may be published." : "It may not be published.")}");
        return refused == 0 ? 0 : 1;
    }
}
