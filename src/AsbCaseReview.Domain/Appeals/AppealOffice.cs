using AsbCaseReview.Domain.Partnership;
using AsbCaseReview.Domain.Procedures;

namespace AsbCaseReview.Domain.Appeals;

/// <summary>Where an applicant reaches whoever hears their appeal.</summary>
/// <param name="Name">Of the office; of the area's team where the body has no contact of its own.</param>
/// <param name="IsOwn">It is the body's own contact. Else the area's team takes messages for it.</param>
public sealed record AppealOffice(string Body, string Name, string Phone, string Email, string Address, string Hours, bool IsOwn)
{
    /// <param name="body">As the procedure names it.</param>
    /// <param name="agency">That body among the agencies of the area; null where it is none of them.</param>
    public static AppealOffice Of(string body, Agency? agency, Area area) => agency?.AppealContact is { } own
        ? new(body, own.Name, own.Phone, own.Email, own.Address, own.Hours, true)
        : new(body, area.Contact.Team, area.Contact.Phone, agency?.Email ?? area.Contact.Email, area.Contact.Address, area.Contact.Hours, false);

    /// <summary>The body that a stage names, among the agencies of the area that take part: by its name, or by what it is. Null: it is none of them.</summary>
    public static Agency? BodyOf(AppealStage stage, Area area, IReadOnlyCollection<Agency> agencies)
    {
        var here = agencies.Where(a => a.LeftOn is null).OrderBy(a => a.Name, StringComparer.OrdinalIgnoreCase).ToList();
        return here.Find(a => a.Name.Equals(stage.Body, StringComparison.OrdinalIgnoreCase)) ?? stage.BodyKind switch
        {
            AppealBodyKind.PoliceAndCrimeCommissioner => here.Find(a => a.Kind == AgencyKinds.PoliceAndCrimeCommissioner),
            AppealBodyKind.LeadBody => here.Find(a => a.Name.Equals(area.Contact.Body, StringComparison.OrdinalIgnoreCase)),
            _ => null,
        };
    }
}
