using AsbCaseReview.Domain.Cases;
using AsbCaseReview.Web.Security;

namespace AsbCaseReview.Web.Casework.Cases;

/// <summary>One thing to do next, with the page to do it on.</summary>
public sealed record NextStep(string Text, string Path);

/// <summary>What the steps depend on, beside the head of the case.</summary>
public sealed record NextStepFacts(
    bool PassedOn, bool Acknowledged, bool PartnerOrRelative, bool ConsentNotAsked, bool UncheckedReports, bool SetAsideProposed, bool AnswersWait, int DraftLetters);

/// <summary>What a coordinator does next with a case, in order. It advises; nothing here decides.</summary>
public static class NextSteps
{
    public static IReadOnlyList<NextStep> Of(CaseHead @case, NextStepFacts facts)
    {
        var steps = new List<NextStep>();
        void Add(bool when, string text, string path)
        {
            if (when) steps.Add(new(text, path));
        }

        var early = @case.Stage.IsEarly();
        Add(@case.InDanger, "They said that they are in danger now: reach them by a way that is safe.", "triage#Contact");
        Add(@case.OutgoingStopped && !@case.Stage.IsEnded(), "A death is recorded. Decide with the family and the agencies how the case goes on.", "triage");
        Add(!@case.Stage.IsEnded() && @case.AssigneeId is null, "Assign the case.", "triage#Assign");
        Add(!@case.Stage.IsEnded() && !facts.PassedOn, "Pass the application on to every relevant body of the area.", "triage#PassOn");
        Add(early && facts.PartnerOrRelative, "The person who does it is or was a partner or relative: consider domestic abuse and MARAC referrals today.", "triage#Referral");
        Add(early && !facts.Acknowledged, "Acknowledge the application.", "letters");
        Add(early && facts.ConsentNotAsked, "Ask the victim for consent, or record why it is not needed.", "triage#Consent");
        Add(early && @case.Stage != CaseStage.ThresholdToDecide, "Mark the application complete, or ask for what is missing.", "triage#Complete");
        Add(early && facts.UncheckedReports, "Check the reports with the agencies.", "triage#Ask");
        Add(facts.AnswersWait, "An agency has answered: take the answer over.", "complaints");
        Add(facts.SetAsideProposed, "A complaint is proposed to be set apart: a second person from another relevant body has to agree.", "complaints");
        Add(early && @case.RiskBand is null, "Assess the risk.", "risk");
        Add(early && @case.RiskBand is not null, "Decide the threshold.", "threshold");
        Add(facts.DraftLetters > 0, facts.DraftLetters == 1 ? "A letter is drafted: check it and issue it." : $"{facts.DraftLetters} letters are drafted: check them and issue them.", "letters");
        Add(@case.Stage is CaseStage.Met, "Ask the agencies for information.", "agencies");
        Add(@case.Stage is CaseStage.GatheringInformation, "Arrange the panel, and settle how each victim is heard.", "panel");
        Add(@case.Stage is CaseStage.PanelArranged, "Prepare the agenda and the papers; settle how each victim is heard; hold the panel.", "panel");
        Add(@case.Stage is CaseStage.PanelHeld, "Send the draft minutes; tell the outcome in writing.", "panel");
        Add(@case.Stage is CaseStage.OutcomeTold, "Make the action plan final, or close the case.", "plan");
        Add(@case.Stage is CaseStage.ActionsOpen, "Follow the actions; close the case when all have ended.", "plan");
        return steps;
    }
}
