-- Employees by number of accounts
select accounts, count(*) as employees
from (select "employeeId", count(*) as accounts from direct_deposits group by "employeeId") as each_employee
group by accounts
order by accounts;

-- Deposits by bank and kind of account
select "bankName", "accountType", "directDepositType", count(*) as deposits
from direct_deposits
group by "bankName", "accountType", "directDepositType"
order by deposits desc;
