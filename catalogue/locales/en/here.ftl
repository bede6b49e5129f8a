# Words that the services for people in Indonesia share: changes of a stay permit, the affidavit, the
# immigration certificate, and what is asked for statistics and planning.

## The reason for a stay

field-family_of = Whose family
    .question = Whose family do you belong to?
    .hint = Choose the person with whom you live in Indonesia.
option-family_of-citizen_spouse = I am married to an Indonesian
option-family_of-citizen_child = I am the child of an Indonesian
option-family_of-holder = I am married to, or the child of, a permit holder
    .hint = Someone with an ITAS or ITAP
option-stay_reason-religion = Religious work
    .hint = For example as a priest, a pastor or a teacher of religion
option-stay_reason-repatriation = Return of a former Indonesian
    .hint = Also someone who had two nationalities as a child
option-stay_reason-medical = Medical treatment
field-stay_since = In Indonesia without a break since
    .question = Since when have you lived in Indonesia without a break?
    .hint = Count from your first ITAS or ITAP. A journey with a re-entry permit is no break.
    .invalid = This date lies in the future. Enter the day from which you count.

field-work_approval = Approval to employ you
    .question = Add the approval to employ you
    .hint = The one that the ministry of manpower gave your employer, as a PDF or a photo.
field-religion_letter = Letter of the ministry of religion
    .question = Add the letter of the ministry of religion
    .hint = It recommends your religious work here. A PDF or a photo.
field-investment_papers = Papers of the investment
    .question = Add the papers of your investment
    .hint = The company deed with your shares, in one PDF of at most 10 MB.
field-family_deed = Marriage or birth deed
    .question = Add the deed that shows how you are related
    .hint = A marriage or birth deed. A foreign deed needs a sworn translation unless it is in English.
field-sponsor_permit = Stay permit of the relative
    .question = Add the stay permit of your relative
    .hint = The ITAS or ITAP of the person whom you join. A PDF or a photo.
field-former_citizen_proof = Proof of the former nationality
    .question = Add the proof that you were an Indonesian citizen
    .hint = For example an old passport, ID card or birth deed. A PDF or a photo.
field-home_papers = Proof of the second home
    .question = Add the proof for your second home
    .hint = The deposit at the bank or the title of the property. A PDF or a photo.
field-income_papers = Proof of income
    .question = Add the proof of your income or pension
    .hint = The last three months, with your name. A PDF or a photo.

## Rules that both changes of a permit share

rule-conversion-guarantor =
    .met = You have a guarantor
    .met-why = The guarantor answers for your stay and signs a letter for it.
    .not-met = For this reason a guarantor is needed
    .not-met-why = Ask a person or company to guarantee your stay. An officer can tell you who may.
    .unknown = Your guarantor is not known yet
    .unknown-why = Go back and choose your reason for the stay and who guarantees it.
rule-conversion-early =
    .attention = It may be too early to apply
    .attention-why = The agency names the last { $days } days of a permit: from { $from }. Please ask an officer whether to come back.
rule-conversion-visit =
    .attention = Photo and interview at this office
    .attention-why = Bring your passport and the original papers. An officer compares them with what you sent.
rule-conversion-passport-page =
    .why = The new permit is tied to this passport.
rule-conversion-stay-permit =
    .why = It shows the permit that is changed, and until when it runs.
rule-conversion-guarantor-letter =
    .why = With it your guarantor takes on responsibility for your stay.
rule-conversion-guarantor-id =
    .why = The officer checks who signed the letter.
rule-conversion-domicile-letter =
    .why = It shows that you live in the area of this office.
rule-conversion-photo =
    .why = The officer compares it with your passport and with you.
rule-conversion-work-approval =
    .why = It shows that your employer may employ you.
rule-conversion-religion-letter =
    .why = It shows that your religious work is recommended.
rule-conversion-investment-papers =
    .why = They show what you have invested.
rule-conversion-family-deed =
    .why = It shows how you are related.
rule-conversion-family-card =
    .why = It shows the Indonesian family that you belong to.
rule-conversion-sponsor-permit =
    .why = Your stay follows the permit of this relative.
rule-conversion-former-citizen =
    .why = It shows that you were an Indonesian citizen.
rule-conversion-home-papers =
    .why = They show the deposit or the property.
rule-conversion-income-papers =
    .why = They show that you can live on your income.
rule-check-two-nationalities =
    .check = The applicant may have two nationalities
    .check-why = A child of an Indonesian can be Indonesian as well. Ask about it: an affidavit may be needed instead of a permit.

## For statistics and planning: nobody has to answer

section-voluntary = Voluntary questions
section-consents = Your consent

field-occupation_group = Kind of work
    .question = Which kind of work fits you best?
    .hint = For statistics of work only. You may leave it empty; it changes nothing in the decision.
option-occupation_group-1 = Manager
    .hint = For example a director, or head of a shop or school
option-occupation_group-2 = Professional
    .hint = For example an engineer, teacher, doctor or lawyer
option-occupation_group-3 = Technician or associate professional
    .hint = For example a technician, a nurse’s aide or a sales agent
option-occupation_group-4 = Clerical support worker
    .hint = For example a secretary or a bookkeeping clerk
option-occupation_group-5 = Service or sales worker
    .hint = For example a cook, waiter, shop assistant or carer
option-occupation_group-6 = Skilled worker in farming, forestry or fishing
option-occupation_group-7 = Craft or related trades worker
    .hint = For example a carpenter, tailor, electrician or mechanic
option-occupation_group-8 = Plant or machine operator, or assembler
    .hint = For example a driver or a factory operator
option-occupation_group-9 = Elementary occupation
    .hint = For example a cleaner, porter or farm labourer
option-occupation_group-0 = Armed forces

field-education_level = Highest education
    .question = What is the highest education that you completed?
    .hint = For statistics of education only. You may leave it empty; it changes nothing in the decision.
option-education_level-0 = Less than primary school
option-education_level-1 = Primary school
option-education_level-2 = Lower secondary school
option-education_level-3 = Upper secondary school
    .hint = General or vocational
option-education_level-4 = Training after secondary school
    .hint = Below a college or university
option-education_level-5 = Short college course
    .hint = For example a diploma of two years
option-education_level-6 = Bachelor or equal
option-education_level-7 = Master or equal
option-education_level-8 = Doctor or equal

field-household_size = Persons in the household
    .question = How many persons live in your household?
    .hint = For planning only; count yourself. You may leave it empty; it changes nothing in the decision.
option-household_size-1 = 1 person
option-household_size-2 = 2 persons
option-household_size-3 = 3 persons
option-household_size-4 = 4 persons
option-household_size-5 = 5 persons
option-household_size-6 = 6 persons
option-household_size-more = 7 persons or more

field-indonesian_level = Knowledge of Indonesian
    .question = How well do you know Indonesian?
    .hint = For planning courses only. You may leave it empty; it changes nothing in the decision.
option-indonesian_level-none = Not at all yet
option-indonesian_level-a1 = A1: single words and greetings
option-indonesian_level-a2 = A2: simple sentences about daily things
option-indonesian_level-b1 = B1: talks about work, travel and family
option-indonesian_level-b2 = B2: fluent talks, also about difficult things
option-indonesian_level-c1 = C1: nearly everything, spoken and written
option-indonesian_level-c2 = C2: like someone who grew up with it
field-indonesian_course = Wish for a course
    .question = Would you like to take a course of Indonesian?
    .hint = For planning courses only. You may leave it empty: nobody is signed up for one by it.

field-consent_statistics = Consent: statistics
    .question = May your answers be counted in statistics, without your name?
    .hint = Leave it empty if you like. You can withdraw at any time; it changes nothing in the decision.
field-consent_contact = Consent: contact
    .question = May the office ask you later how you found the service?
    .hint = Leave it empty if you like. You can withdraw at any time; it changes nothing in the decision.
field-consent_referral = Consent: referral
    .question = May the office pass your name and contact to those who offer courses and advice?
    .hint = Leave it empty if you like. You can withdraw at any time; it changes nothing in the decision.
