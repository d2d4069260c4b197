using System.Text.Json;
using System.Text.Json.Serialization;
using AsbCaseReview.Domain.Calendar;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Web.Commands;

/// <summary>
/// <c>try-procedure PROCEDURE.json FACTS.json</c>: what a procedure makes of given facts, as JSON. It may be one that could
/// not be published. Needs no database; bank holidays are those by rule.
/// </summary>
public static class TryProcedureCommand
{
    private static readonly JsonSerializerOptions Form = new(ProcedureJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <returns>0 with the answer, 2 where a file cannot be read or a year is not known.</returns>
    public static int Run(string[] args, TextWriter answer, TextWriter errors)
    {
        if (args is not [var procedure, var facts])
        {
            errors.WriteLine("Write: try-procedure PROCEDURE.json FACTS.json (or the key of a procedure that comes with the product in place of the first)");
            return 2;
        }
        try
        {
            var tried = TryAnswer.Of(ProcedureFile.Read(procedure), TryFacts.Read(ProcedureFile.ReadText(facts), facts), WorkingCalendar.ByRule);
            answer.WriteLine(JsonSerializer.Serialize(tried, Form));
            return 0;
        }
        catch (CommandRefusedException e)
        {
            errors.WriteLine(e.Message);
            return 2;
        }
        catch (UnknownYearException e)
        {
            errors.WriteLine($"{facts}: a date would lie in {e.Year}. Here bank holidays are those by rule, which are known for {WorkingCalendar.ByRule.FirstKnownYear} to {WorkingCalendar.ByRule.LastKnownYear}.");
            return 2;
        }
    }
}
