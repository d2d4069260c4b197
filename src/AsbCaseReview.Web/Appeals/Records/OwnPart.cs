using AsbCaseReview.Domain.Applications;
using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Domain.Complaints;
using AsbCaseReview.Domain.Evidence;
using AsbCaseReview.Domain.Risk;

namespace AsbCaseReview.Web.Appeals.Records;

/// <summary>
/// What of a case is somebody's own to read, as in "my case": theirs, and that of the victim for whom they act. What another
/// person of the case said, gave or was offered is never among it.
/// </summary>
/// <param name="appellant">Null: nobody of the case, so nothing is.</param>
internal sealed class OwnPart(Case @case, Guid? appellant)
{
    private readonly CasePerson? _self = @case.People.Find(p => p.Id == appellant);
    private readonly CasePerson? _victim = @case.People.Find(p => p.Id == appellant)?.VictimAmong(@case.People);

    /// <summary>They made the application.</summary>
    public bool Applied => _self is { IsApplicant: true };

    public bool Of(int number) => number == _self?.Number || number == _victim?.Number;

    /// <param name="name">As events have it.</param>
    public bool Of(string name) => (name == _self?.Name || name == _victim?.Name) && @case.People.Count(p => p.Name == name) == 1;

    /// <summary>One that an agency added without saying for whom may be somebody else's.</summary>
    public bool Of(Complaint report) => report.PersonNumber is { } number ? Of(number) : Applied && report.Source != ComplaintSource.Agency;

    public bool Of(RiskAssessment assessment) => Of(@case.NumberAtRisk(assessment));

    /// <summary>Of files from before it was kept whose they are, the applicant has what nobody else on the case gave.</summary>
    public bool Of(EvidenceFile file) => _self is { } self && file.ApplicantMaySee
        && (file.PersonId is { } owner ? owner == self.Id || owner == _victim?.Id : file.AddedBy == self.Name || (self.IsApplicant && !@case.People.Exists(p => p.Id != self.Id && p.Name == file.AddedBy)));
}
