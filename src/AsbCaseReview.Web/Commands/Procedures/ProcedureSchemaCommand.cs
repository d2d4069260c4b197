using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Web.Commands;

/// <summary><c>procedure-schema</c>: the JSON schema of a procedure, as it stands in docs/procedure.schema.json.</summary>
public static class ProcedureSchemaCommand
{
    public static int Run(TextWriter answer)
    {
        answer.Write(ProcedureJson.Schema());
        return 0;
    }
}
